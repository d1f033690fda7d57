"""Teaches schemathesis to write the bodies of batches: one JSON value on each line."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(_context, value):
    if isinstance(value, bytes):
        return value
    values = value if isinstance(value, list) else [value]
    return "\n".join(json.dumps(each) for each in values).encode()
