// Registers an invoice, records a payment, retries it, reads the result and follows the events. Needs Go 1.21 only: go run ledger.go
package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

var (
	commands = variable("COMMAND_URL", "http://127.0.0.1:3001")
	queries  = variable("QUERY_URL", "http://127.0.0.1:3002")
	token    = variable("LEDGER_TOKEN", savedToken())
	client   = &http.Client{Timeout: 10 * time.Second}
)

const tries = 8

type object = map[string]any

type answer struct {
	Position  string `json:"position"`
	AmountDue int64  `json:"amountDue"` // in cents
}

// Sends the same request again after 429, 5xx, a timeout or a broken connection. The ids in the body are the same, so it takes effect once.
func ledger(method, url, position string, body any) answer {
	data, err := json.Marshal(body)
	check(err)
	for left := tries; ; left-- {
		pause := 1
		response, err := client.Do(request(method, url, position, data))
		if err == nil {
			text, broken := io.ReadAll(response.Body)
			response.Body.Close()
			status := response.StatusCode
			if broken == nil && status < 300 {
				var found answer
				check(json.Unmarshal(text, &found))
				return found
			}
			if broken == nil && status != 429 && status < 500 {
				panic(fmt.Sprint(status, " ", string(text)))
			}
			if after, err := strconv.Atoi(response.Header.Get("Retry-After")); err == nil {
				pause = after
			}
		}
		if left == 0 {
			panic("the ledger is unavailable")
		}
		time.Sleep(time.Duration(pause) * time.Second)
	}
}

func request(method, url, position string, data []byte) *http.Request {
	made, err := http.NewRequest(method, url, bytes.NewReader(data))
	check(err)
	made.Header.Set("Authorization", "Bearer "+token)
	made.Header.Set("Content-Type", "application/json")
	if position != "" {
		made.Header.Set("Ledger-Position", position)
	}
	return made
}

func main() {
	invoiceId := newId()
	ledger("POST", commands+"/invoices", "", object{
		"invoiceId": invoiceId,
		"customer":  object{"id": "umbrella", "name": "Umbrella"},
		"currency":  "EUR",
		"issuedOn":  "2026-11-22",
		"dueOn":     "2026-12-22",
		"lines": []object{{
			"description": "Consulting", "quantity": "1", "unitPrice": "100000",
			"tax": object{"category": "Z", "rate": "0"},
		}},
	})

	payments := commands + "/invoices/" + invoiceId + "/payments"
	payment := object{
		"paymentId": "payment-" + invoiceId, "amount": 90000, "currency": "EUR",
		"receivedOn": "2026-11-24", "method": "card",
	}
	ledger("POST", payments, "", payment)
	paid := ledger("POST", payments, "", payment) // a retry: the same payment, once

	// Ledger-Position: the answer waits until it knows of the payment
	invoice := ledger("GET", queries+"/invoices/"+invoiceId, paid.Position, nil)
	fmt.Println("amount due", invoice.AmountDue)

	// each event of the invoice from the start (after=0), then new ones; here up to the payment
	events, err := http.DefaultClient.Do(request("GET", queries+"/events?invoice="+invoiceId+"&after=0", "", nil))
	check(err)
	defer events.Body.Close()
	lines := bufio.NewScanner(events.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if strings.Contains(lines.Text(), `"type":"PaymentApplied"`) {
			fmt.Println("event PaymentApplied")
			return
		}
	}
	check(lines.Err())
}

// A UUID, version 4.
func newId() string {
	id := make([]byte, 16)
	_, err := rand.Read(id)
	check(err)
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

func variable(name, usual string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return usual
}

func savedToken() string {
	text, _ := os.ReadFile(".ledger/token")
	return strings.TrimSpace(string(text))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
