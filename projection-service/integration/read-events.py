# Reads messages of Kafka, one a line, by the CloudEvents SDK for Python, and prints what it read in the same order.

import base64
import json
import sys

from cloudevents.core.bindings.kafka import KafkaMessage, from_kafka_event

for line in sys.stdin:
    message = json.loads(line)
    event = from_kafka_event(
        KafkaMessage(
            headers={name: value.encode() for name, value in message["headers"].items()},
            key=message["key"],
            value=base64.b64decode(message["value"]),
        )
    )
    data = event.get_data()
    attributes = {name: value if isinstance(value, str) else value.isoformat() for name, value in event.get_attributes().items()}
    print(json.dumps({**attributes, "data": data if isinstance(data, dict) else json.loads(data)}))
