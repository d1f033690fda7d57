"""What a client does, with what openapi-python-client generates. The programs beside this one do the same."""

import json
import os
from datetime import date
from typing import Any, Callable
from uuid import uuid4

import httpx
from command_client import AuthenticatedClient, Client
from command_client.api.invoices import dispute_invoice, register_invoice
from command_client.api.payments import pay_invoice, reverse_invoice_payment
from command_client.models import (
    Customer,
    DisputeRequest,
    InvoiceAfterCommand,
    InvoiceLine,
    InvoicePaymentRequest,
    InvoiceRequest,
    Problem,
    ReversalRequest,
    TaxCategory,
    TaxCategoryCategory,
)
from query_client import AuthenticatedClient as QueryClient
from query_client.api.invoices import get_invoice, list_invoices
from query_client.models import Invoice, InvoicePage
from query_client.models import Problem as QueryProblem
from query_client.types import UNSET as NONE

command_url, cut_url, query_url, token, reader_token, hasty_token = (
    os.environ[name] for name in ("COMMAND_URL", "CUT_URL", "QUERY_URL", "TOKEN", "READER_TOKEN", "HASTY_TOKEN")
)
client = AuthenticatedClient(command_url, token)
queries = QueryClient(query_url, token, timeout=httpx.Timeout(60))

customer = f"python-{uuid4()}"


def invoice_of(unit_price: str) -> InvoiceRequest:
    tax = TaxCategory(category=TaxCategoryCategory.Z, rate="0")
    return InvoiceRequest(
        invoice_id=uuid4(),
        customer=Customer(id=customer, name="Customer"),
        currency="EUR",
        issued_on=date(2026, 11, 22),
        due_on=date(2999, 12, 22),
        lines=[InvoiceLine(description="Ship", quantity="1", unit_price=unit_price, tax=tax)],
    )


def payment_of(amount: int, payment_id: str | None = None, currency: str = "EUR") -> InvoicePaymentRequest:
    payment = InvoicePaymentRequest(
        amount=amount, currency=currency, received_on=date(2026, 11, 24), method="credit-transfer"
    )
    if payment_id is not None:
        payment.payment_id = payment_id
    return payment


def done(answer: Any) -> InvoiceAfterCommand:
    assert isinstance(answer.parsed, InvoiceAfterCommand), answer.content
    return answer.parsed


registered = done(register_invoice.sync_detailed(client=client, body=invoice_of("3000000000")))
assert registered.invoice_id and registered.totals
id = registered.invoice_id
paid = done(pay_invoice.sync_detailed(id, client=client, body=payment_of(1_000_000_000, "first")))

# The connection is cut after the payment was recorded and before its answer arrives. It is sent again as it was.
was_cut = False
while True:
    cutting = AuthenticatedClient(cut_url, token)
    try:
        again = pay_invoice.sync_detailed(id, client=cutting, body=payment_of(500_000_000, "second"))
        break
    except httpx.TransportError:
        assert not was_cut
        was_cut = True

# what was written is read, although the view may not have it yet
read = get_invoice.sync_detailed(id, client=queries, ledger_position=again.headers["ledger-position"]).parsed
assert isinstance(read, Invoice)

# page by page
for price in ("100", "200", "300"):
    last = done(register_invoice.sync_detailed(client=client, body=invoice_of(price)))
pages: list[int] = []
cursor: Any = NONE
while True:
    query: dict[str, Any] = {"customer": [customer], "limit": 3, "cursor": cursor}
    page = list_invoices.sync(client=queries, **query, ledger_position=last.position)
    assert isinstance(page, InvoicePage)
    pages.append(len(page.invoices))
    cursor = page.next_
    if cursor is NONE:
        break

# An event is sent as soon as it is recorded. The generated function would wait for the end of the stream.
parameters = {"invoice": str(id), "after": last.position}
with queries.get_httpx_client().stream("GET", "/events", params=parameters) as stream:
    lines = stream.iter_lines()
    assert next(lines).startswith("retry:")
    pay_invoice.sync_detailed(id, client=client, body=payment_of(1, "third"))
    event = json.loads(next(line for line in lines if line.startswith("data: "))[len("data: ") :])

problems: list[str] = []


def meet(answer: Any, member: Callable[[Any], object] | None = None) -> None:
    problem = answer.parsed
    assert isinstance(problem, (Problem, QueryProblem)), answer.content
    told = [problem.status, problem.type_.value, *([member(problem)] if member else [])]
    problems.append(" ".join(str(part) for part in told))


nobody: Any = Client(command_url)
reader = AuthenticatedClient(command_url, reader_token)
one = payment_of(1, "fourth")
meet(
    pay_invoice.sync_detailed(id, client=client, body=payment_of(1, "fourth", "euro")),
    lambda problem: problem.errors[0].pointer,
)
meet(pay_invoice.sync_detailed(id, client=client, body=payment_of(1)))
meet(pay_invoice.sync_detailed(id, client=nobody, body=one))
meet(pay_invoice.sync_detailed(id, client=reader, body=one), lambda problem: problem.scope)
meet(pay_invoice.sync_detailed(uuid4(), client=client, body=one))
meet(pay_invoice.sync_detailed(id, client=client, body=payment_of(2, "first")))
meet(pay_invoice.sync_detailed(id, client=client, body=one, if_match='"0"'))
# the generated functions send and accept what is documented only
text = {"content-type": "text/plain"}
refused = client.get_httpx_client().post(f"/invoices/{id}/payments", content="{}", headers=text)
unacceptable = queries.get_httpx_client().get(f"/invoices/{id}", headers={"accept": "image/png"})
for answer in (refused, unacceptable):
    problem = Problem.from_dict(answer.json())
    problems.append(f"{problem.status} {problem.type_.value}")
meet(
    dispute_invoice.sync_detailed(id, client=client, body=DisputeRequest(reason="broken", amount=3_000_000_000)),
    lambda problem: problem.amount_due,
)
meet(
    reverse_invoice_payment.sync_detailed(
        id, "first", client=client, body=ReversalRequest(reason="error", reversed_on=date(2026, 11, 23))
    ),
    lambda problem: problem.earliest,
)
meet(get_invoice.sync_detailed(id, client=queries, ledger_position="999999999"), lambda problem: problem.asked)
hasty = QueryClient(query_url, hasty_token)
while True:
    read_again = get_invoice.sync_detailed(id, client=hasty)
    if read_again.status_code != 200:
        break
meet(read_again)

seen = {
    "registered": registered.totals.payable,
    "paid": [paid.state, paid.amount_due],
    "retried": [was_cut, again.headers.get("idempotent-replayed"), done(again).paid],
    "read": [read.state, read.paid],
    "pages": pages,
    "event": [event["type"], event["invoiceId"] == str(id)],
    "problems": problems,
}
print(json.dumps(seen))
