"""Registers an invoice, records a payment, retries it, reads the result and follows the events. Needs Python 3.9 only."""

import http.client
import json
import os
import time
import urllib.error
import urllib.request
import uuid

COMMANDS = os.environ.get("COMMAND_URL", "http://127.0.0.1:3001")
QUERIES = os.environ.get("QUERY_URL", "http://127.0.0.1:3002")
TOKEN = os.environ.get("LEDGER_TOKEN") or open(".ledger/token").read().strip()
TRIES = 8


def request(url, headers=None, body=None):
    data = None if body is None else json.dumps(body).encode()
    own = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
    return urllib.request.Request(url, data, {**own, **(headers or {})})


def ledger(url, headers=None, body=None):
    """Sends the same request again after 429, 5xx, a timeout or a broken connection. The ids in the body are the same, so it takes effect
    once."""
    for left in range(TRIES, -1, -1):
        pause = 1
        try:
            with urllib.request.urlopen(request(url, headers, body), timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if (refusal.code != 429 and refusal.code < 500) or left == 0:
                raise RuntimeError(f"{refusal.code} {refusal.read().decode()}") from refusal
            pause = int(refusal.headers.get("retry-after", 1))
        except (OSError, http.client.HTTPException):  # a timeout or a broken connection
            if left == 0:
                raise
        time.sleep(pause)


invoice_id = str(uuid.uuid4())
ledger(
    f"{COMMANDS}/invoices",
    body={
        "invoiceId": invoice_id,
        "customer": {"id": "umbrella", "name": "Umbrella"},
        "currency": "EUR",
        "issuedOn": "2026-11-22",
        "dueOn": "2026-12-22",
        "lines": [
            {
                "description": "Consulting",
                "quantity": "1",
                "unitPrice": "100000",
                "tax": {"category": "Z", "rate": "0"},
            }
        ],
    },
)

payments = f"{COMMANDS}/invoices/{invoice_id}/payments"
payment = {
    "paymentId": f"payment-{invoice_id}",
    "amount": 90000,  # in cents
    "currency": "EUR",
    "receivedOn": "2026-11-24",
    "method": "card",
}
ledger(payments, body=payment)
position = ledger(payments, body=payment)["position"]  # a retry: the same payment, once

# Ledger-Position: the answer waits until it knows of the payment
invoice = ledger(f"{QUERIES}/invoices/{invoice_id}", {"ledger-position": position})
print("amount due", invoice["amountDue"])

# each event of the invoice from the start (after=0), then new ones; here up to the payment
with urllib.request.urlopen(request(f"{QUERIES}/events?invoice={invoice_id}&after=0"), timeout=60) as events:
    for line in events:
        if line.startswith(b"data:") and json.loads(line[5:])["type"] == "PaymentApplied":
            print("event PaymentApplied")
            break
