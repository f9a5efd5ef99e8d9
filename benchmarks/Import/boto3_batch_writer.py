"""Puts the customers of a CSV file into a table with boto3's batch_writer, one item for each key, as the import does.

Usage: ENDPOINT TABLE FILE. Prints items a second and the peak memory in megabytes.
"""
import csv
import resource
import sys
import time

import boto3

endpoint, table_name, path = sys.argv[1:4]
table = boto3.resource(
    "dynamodb", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="local", aws_secret_access_key="local"
).Table(table_name)


def items(rows):
    for row in rows:
        phones, emails = row["phones"].split(";"), row["emails"].split(";")
        customer = {name: row[name] for name in ("customerId", "name", "firstName", "account", "tier", "language", "notes")}
        customer |= {"ownFields": {"customerSegment": row["segment"], "loyaltyPoints": row["points"]}}
        customer |= {"SK": f"CUSTOMER#{row['customerId']}", "phones": phones, "emails": emails}
        for partition in (
            f"CUSTOMERID#{row['customerId']}", *(f"PHONE#{p}" for p in phones), *(f"EMAIL#{e}" for e in emails), f"ACCOUNT#{row['account']}",
        ):
            yield {"PK": partition, **customer}


count = 0
started = time.perf_counter()
with open(path, encoding="utf-8", newline="") as file, table.batch_writer() as batch:
    for item in items(csv.DictReader(file)):
        batch.put_item(Item=item)
        count += 1
print(count / (time.perf_counter() - started), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
