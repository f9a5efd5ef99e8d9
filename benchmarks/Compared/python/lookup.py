"""The lookup as it is usually written for Python: one Query, one flat map of texts."""
import os

import boto3
from boto3.dynamodb.conditions import Key

table = boto3.resource("dynamodb").Table(os.environ["TABLE_NAME"])

ATTRIBUTES = {
    "customerId": "customerId",
    "customerName": "name",
    "customerFirstName": "firstName",
    "customerTier": "tier",
    "customerAccount": "account",
    "customerLanguage": "language",
    "customerNotes": "notes",
}


def handler(event):
    number = event["Details"]["ContactData"]["CustomerEndpoint"]["Address"]
    items = table.query(KeyConditionExpression=Key("PK").eq(f"PHONE#{number}"), ScanIndexForward=False, Limit=25)["Items"]
    customers = [item for item in items if item["SK"].startswith("CUSTOMER#")]
    answer = {
        "lookupStatus": {0: "none", 1: "match"}.get(len(customers), "multiple"),
        "matchCount": str(len(customers)),
        "lineStatus": "none",
    }
    if len(customers) == 1:
        customer = customers[0]
        answer.update({name: customer[column] for name, column in ATTRIBUTES.items() if column in customer})
        answer["nameStatus"] = "first" if "firstName" in customer else "full"
        if customer.get("emails"):
            answer["customerEmail"] = customer["emails"][0]
    return answer
