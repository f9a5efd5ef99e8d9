"""The part of Lambda's Python runtime that a call goes through: next, handler, response."""
import http.client
import json
import os

from lookup import handler

connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
while True:
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    response = connection.getresponse()
    event = json.loads(response.read())
    request_id = response.headers["Lambda-Runtime-Aws-Request-Id"]
    connection.request("POST", f"/2018-06-01/runtime/invocation/{request_id}/response", json.dumps(handler(event)))
    connection.getresponse().read()
