#!/bin/bash
# Registers an invoice, records a payment, retries it, reads the result and follows the events. Needs bash and curl.
set -euo pipefail
commands=${COMMAND_URL:-http://127.0.0.1:3001} queries=${QUERY_URL:-http://127.0.0.1:3002}
token=${LEDGER_TOKEN:-$(cat .ledger/token)}

# Sends the same request again after 429, 5xx (--retry, which heeds Retry-After), a timeout or a broken connection (any end of curl but 22,
# an answer that is an error). The ids in the body are the same, so it takes effect once.
ledger() {
  local answer left=8
  until answer=$(curl --silent --show-error --fail-with-body --max-time 10 --retry 8 --header "authorization: Bearer $token" \
    --header 'content-type: application/json' "$@"); do
    if (($? == 22 || left-- == 0)); then echo "$answer" >&2 && return 1; fi
    sleep 1
  done
  echo "$answer"
}
number() { grep -o "\"$1\":\"\?[0-9]*" | head -1 | grep -o '[0-9]*$'; }

invoice=$(cat /proc/sys/kernel/random/uuid) # uuidgen on macOS
ledger "$commands/invoices" --data '{
  "invoiceId": "'"$invoice"'", "customer": { "id": "umbrella", "name": "Umbrella" }, "currency": "EUR",
  "issuedOn": "2026-11-22", "dueOn": "2026-12-22",
  "lines": [{ "description": "Consulting", "quantity": "1", "unitPrice": "100000", "tax": { "category": "Z", "rate": "0" } }]
}' > /dev/null

payment='{ "paymentId": "payment-'$invoice'", "amount": 90000, "currency": "EUR", "receivedOn": "2026-11-24", "method": "card" }'
ledger "$commands/invoices/$invoice/payments" --data "$payment" > /dev/null
position=$(ledger "$commands/invoices/$invoice/payments" --data "$payment" | number position) # a retry: the same payment, once

# Ledger-Position: the answer waits until it knows of the payment.
due=$(ledger "$queries/invoices/$invoice" --header "ledger-position: $position" | number amountDue)
echo "amount due $due"

# Each event of the invoice from the start (after=0), then new ones; here up to the payment.
while read -r line; do
  case $line in *'"type":"PaymentApplied"'*) echo 'event PaymentApplied'; break ;; esac
done < <(curl --silent --no-buffer --header "authorization: Bearer $token" "$queries/events?invoice=$invoice&after=0")
