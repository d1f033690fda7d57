"""What schemathesis does not know of the ledger: the bodies of batches and PDFs, and that 503 is an answer."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    """Batches: one JSON value on each line."""
    if isinstance(value, bytes):
        return value
    values = value if isinstance(value, list) else [value]
    return "\n".join(json.dumps(each) for each in values).encode()


@schemathesis.serializer("application/pdf")
def pdf(_context, value):
    """Bytes, or text in their place."""
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.check
def no_fault(_context, response, _case):
    """A 503 that the document names says when to try again, for example on a busy machine. Any other 5xx is a fault."""
    assert response.status_code < 500 or response.status_code == 503, f"{response.status_code} is a fault of the service"
