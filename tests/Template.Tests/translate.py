"""Runs the SAM translator as CloudFormation does: a JSON list of {template, parameters} in, one line of resources' types and policies out for each."""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)

for case in cases:
    # SAM CLI has uploaded the package by now and put the object's address here.
    case["template"]["Globals"]["Function"]["CodeUri"] = "s3://bucket/key"
    translated = Translator({}, Parser()).translate(case["template"], case["parameters"])
    print(
        json.dumps(
            {
                name: " ".join([resource["Type"], resource.get("DeletionPolicy", "Delete"), resource.get("UpdateReplacePolicy", "Delete")])
                for name, resource in translated["Resources"].items()
            }
        )
    )
