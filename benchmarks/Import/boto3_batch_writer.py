"""Writes the items of N customers with boto3's batch_writer and prints how many a second. Usage: ENDPOINT TABLE CUSTOMERS"""
import sys
import time

import boto3

endpoint, table_name, customers = sys.argv[1], sys.argv[2], int(sys.argv[3])
table = boto3.resource(
    "dynamodb", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="local", aws_secret_access_key="local"
).Table(table_name)


def items():
    for n in range(customers):
        phone, email, account = f"+1{2_002_000_000 + n}", f"c{n}@example.test", f"A-{n}"
        customer = {
            "SK": f"CUSTOMER#C-{n}", "customerId": f"C-{n}", "name": f"Customer {n}", "firstName": "First", "account": account,
            "tier": "gold", "language": "en-US", "notes": "Called about an order.", "phones": [phone], "emails": [email],
        }
        for partition in (f"CUSTOMERID#C-{n}", f"PHONE#{phone}", f"EMAIL#{email}", f"ACCOUNT#{account}"):
            yield {"PK": partition, **customer}


prepared = list(items())
started = time.perf_counter()
with table.batch_writer() as batch:
    for item in prepared:
        batch.put_item(Item=item)
print(len(prepared) / (time.perf_counter() - started))
