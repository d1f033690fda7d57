// What a client does, with the client that oapi-codegen generates. The programs beside this one do the same.

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/oapi-codegen/runtime/types"

	"ledger.example/clients/oapi/command"
	"ledger.example/clients/oapi/query"
)

var (
	ctx      = context.Background()
	customer = "go-" + uuid.NewString()
	problems []string
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func authorized(variable string) func(context.Context, *http.Request) error {
	return func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+os.Getenv(variable))
		return nil
	}
}

func clientOf(url, token string) *command.ClientWithResponses {
	client, err := command.NewClientWithResponses(os.Getenv(url), command.WithRequestEditorFn(authorized(token)))
	check(err)
	return client
}

func queryClientOf(token string) *query.ClientWithResponses {
	client, err := query.NewClientWithResponses(os.Getenv("QUERY_URL"), query.WithRequestEditorFn(authorized(token)))
	check(err)
	return client
}

func day(text string) types.Date {
	parsed, err := time.Parse(time.DateOnly, text)
	check(err)
	return types.Date{Time: parsed}
}

func register(client *command.ClientWithResponses, unitPrice string) *command.InvoiceAfterCommand {
	id := uuid.New()
	tax := command.TaxCategory{Category: command.TaxCategoryCategory("Z"), Rate: new("0")}
	answer, err := client.RegisterInvoiceWithResponse(ctx, nil, command.InvoiceRequest{
		InvoiceId: &id, Customer: command.Customer{Id: customer, Name: "Customer"}, Currency: "EUR",
		IssuedOn: day("2026-11-22"), DueOn: day("2999-12-22"),
		Lines: []command.InvoiceLine{{Description: "Ship", Quantity: "1", UnitPrice: unitPrice, Tax: tax}},
	})
	check(err)
	return answer.JSON201
}

type payment = command.InvoicePaymentRequest

func paymentOf(amount int64, paymentID string) payment {
	made := payment{Amount: amount, Currency: "EUR", ReceivedOn: day("2026-11-24"), Method: "credit-transfer"}
	if paymentID != "" {
		made.PaymentId = &paymentID
	}
	return made
}

func pay(client *command.ClientWithResponses, id uuid.UUID, payment payment) (*command.PayInvoiceResponse, error) {
	return client.PayInvoiceWithResponse(ctx, id, &command.PayInvoiceParams{}, payment)
}

// meet notes a problem: its status, its type, and a member that some have.
func meet(body []byte, member func(command.Problem) any) {
	var problem command.Problem
	check(json.Unmarshal(body, &problem))
	told := fmt.Sprintf("%d %s", problem.Status, problem.Type)
	if member != nil {
		told += fmt.Sprintf(" %v", member(problem))
	}
	problems = append(problems, told)
}

func refused(answer *command.PayInvoiceResponse, err error) []byte {
	check(err)
	return answer.Body
}

func main() {
	client := clientOf("COMMAND_URL", "TOKEN")
	queries := queryClientOf("TOKEN")

	registered := register(client, "3000000000")
	id := registered.InvoiceId
	paid, err := pay(client, id, paymentOf(1_000_000_000, "first"))
	check(err)

	// The connection is cut after the payment was recorded and before its answer arrives. It is sent again as it was.
	cutting := clientOf("CUT_URL", "TOKEN")
	again, cut := pay(cutting, id, paymentOf(500_000_000, "second"))
	if cut != nil {
		again, err = pay(cutting, id, paymentOf(500_000_000, "second"))
		check(err)
	}

	// what was written is read, although the view may not have it yet
	position := again.HTTPResponse.Header.Get("Ledger-Position")
	read, err := queries.GetInvoiceWithResponse(ctx, id, &query.GetInvoiceParams{LedgerPosition: &position})
	check(err)

	// page by page
	register(client, "100")
	register(client, "200")
	last := register(client, "300").Position
	limit, customers := int32(3), []string{customer}
	pages := []int{}
	for cursor := (*string)(nil); ; {
		page, err := queries.ListInvoicesWithResponse(ctx, &query.ListInvoicesParams{
			Customer: &customers, Limit: &limit, Cursor: cursor, LedgerPosition: &last,
		})
		check(err)
		pages = append(pages, len(page.JSON200.Invoices))
		if cursor = page.JSON200.Next; cursor == nil {
			break
		}
	}

	// An event is sent as soon as it is recorded. The client without parsed responses leaves the stream open.
	stream, err := queries.ListenToEvents(ctx, &query.ListenToEventsParams{Invoice: &id, After: &last})
	check(err)
	_, err = pay(client, id, paymentOf(1, "third"))
	check(err)
	var event query.JournalEvent
	for lines := bufio.NewScanner(stream.Body); lines.Scan(); {
		if data, found := strings.CutPrefix(lines.Text(), "data: "); found {
			check(json.Unmarshal([]byte(data), &event))
			break
		}
	}
	check(stream.Body.Close())

	nobody, err := command.NewClientWithResponses(os.Getenv("COMMAND_URL"))
	check(err)
	reader := clientOf("COMMAND_URL", "READER_TOKEN")
	one, euro := paymentOf(1, "fourth"), paymentOf(1, "fourth")
	euro.Currency = "euro"
	meet(refused(pay(client, id, euro)), func(problem command.Problem) any { return (*problem.Errors)[0].Pointer })
	meet(refused(pay(client, id, paymentOf(1, ""))), nil)
	meet(refused(pay(nobody, id, one)), nil)
	meet(refused(pay(reader, id, one)), func(problem command.Problem) any { return *problem.Scope })
	meet(refused(pay(client, uuid.New(), one)), nil)
	meet(refused(pay(client, id, paymentOf(2, "first"))), nil)
	etag := `"0"`
	meet(refused(client.PayInvoiceWithResponse(ctx, id, &command.PayInvoiceParams{IfMatch: &etag}, one)), nil)
	text := strings.NewReader("{}")
	meet(refused(client.PayInvoiceWithBodyWithResponse(ctx, id, nil, "text/plain", text)), nil)
	asPicture := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Accept", "image/png")
		return nil
	}
	picture, err := queries.GetInvoiceWithResponse(ctx, id, nil, asPicture)
	check(err)
	meet(picture.Body, nil)
	dispute := command.DisputeRequest{Reason: "broken", Amount: new(int64(3_000_000_000))}
	disputed, err := client.DisputeInvoiceWithResponse(ctx, id, nil, dispute)
	check(err)
	meet(disputed.Body, func(problem command.Problem) any { return *problem.AmountDue })
	reversedOn := day("2026-11-23")
	reversal := command.ReversalRequest{Reason: "error", ReversedOn: &reversedOn}
	reversed, err := client.ReverseInvoicePaymentWithResponse(ctx, id, "first", nil, reversal)
	check(err)
	meet(reversed.Body, func(problem command.Problem) any { return *problem.Earliest })
	future := "999999999"
	behind, err := queries.GetInvoiceWithResponse(ctx, id, &query.GetInvoiceParams{LedgerPosition: &future})
	check(err)
	meet(behind.Body, func(problem command.Problem) any { return *problem.Asked })
	hasty := queryClientOf("HASTY_TOKEN")
	for {
		readAgain, err := hasty.GetInvoiceWithResponse(ctx, id, nil)
		check(err)
		if readAgain.JSON200 == nil {
			meet(readAgain.Body, nil)
			break
		}
	}

	check(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"registered": registered.Totals.Payable,
		"paid":       []any{paid.JSON201.State, paid.JSON201.AmountDue},
		"retried":    []any{cut != nil, again.HTTPResponse.Header.Get("Idempotent-Replayed"), again.JSON201.Paid},
		"read":       []any{read.JSON200.State, read.JSON200.Paid},
		"pages":      pages,
		"event":      []any{event.Type, event.InvoiceId != nil && *event.InvoiceId == id.String()},
		"problems":   problems,
	}))
}
