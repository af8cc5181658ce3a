#!/usr/bin/env python3
"""schema.py SCHEMA DETENTE INPUT...: every dossier the program makes of the inputs fits the schema.

Beyond the schema: keys stand in the schema's order, spans lie inside the text, ids are in order.
"""
import json
import subprocess
import sys

import jsonschema


def key_order(value, schema, root, path, faults):
    """Faults where an object's keys are not those of the schema, in its order."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        if value is None:
            return
        schema = schema["anyOf"][0]
        key_order(value, schema, root, path, faults)
    elif isinstance(value, dict) and "required" in schema:
        if list(value) != list(schema["properties"]):
            faults.append(f"{path}: keys {list(value)}, wanted {list(schema['properties'])}")
        for key, part in value.items():
            key_order(part, schema["properties"].get(key, {}), root, f"{path}.{key}", faults)
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for i, part in enumerate(value):
            key_order(part, schema["items"], root, f"{path}[{i}]", faults)


def spans(value, path=""):
    if isinstance(value, dict):
        for key, part in value.items():
            yield from spans(part, f"{path}.{key}")
    elif isinstance(value, list):
        if len(value) == 2 and all(type(x) is int for x in value) and not path.endswith(".value"):
            yield path, value
        for i, part in enumerate(value):
            yield from spans(part, f"{path}[{i}]")


def check(line, schema, validator):
    dossier = json.loads(line)
    faults = [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(dossier)]
    key_order(dossier, schema, schema, "", faults)
    size = len(dossier["article"]["text"])
    for path, (begin, end) in spans(dossier):
        if not 0 <= begin <= end <= size:
            faults.append(f"{path}: span {begin}-{end} outside the text of {size}")
    for name, letter in (("actors", "a"), ("statements", "s"), ("events", "e"), ("conditions", "c")):
        if [r["id"] for r in dossier[name]] != [f"{letter}{i + 1}" for i in range(len(dossier[name]))]:
            faults.append(f"{name}: ids out of order")
    return faults


def main(schema_path, program, *inputs):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    run = subprocess.run([program, "code", *inputs, "-o", "-"], capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr)
        return 1
    lines = run.stdout.splitlines()
    faults = [f"line {i}: {fault}" for i, line in enumerate(lines, 1) for fault in check(line, schema, validator)]
    records = sum(len(json.loads(line)["events"]) for line in lines)
    print("\n".join(faults) if faults else f"{len(lines)} dossiers with {records} events fit the schema")
    return 1 if faults or not lines or not records else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
