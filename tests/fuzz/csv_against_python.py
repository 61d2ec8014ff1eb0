"""Compares the CSV tokenizer with Python's csv module, and number cells with float() and repr().

    csv_against_python.py CSV_DUMP [--corpus FOLDER] [--cases N] [--seed S]

The first difference is printed with its input; the exit status is then 1. Only the standard library
is used, of Python 3.11 or later (earlier ones stop at NUL).
"""

import argparse
import csv
import io
import json
import pathlib
import random
import re
import struct
import subprocess
import sys

ALPHABETS = [
    b',"\n\ra', b",,,1234\n", b';"x\n', b'"","x\n', b'\t;,"\r\n', b',\0\xff"\n', bytes(range(256))
]
DELIMITERS = [",", ";", "\t", "|"]
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


def rows_of(text, delimiter):
    """Returns [line, fields] for each record, as csv.reader sees them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows, line = [], 1
    for fields in reader:
        rows.append([line, fields])
        line = reader.line_num + 1
    return rows


def expected_split(data, delimiter):
    text = data.decode("latin-1")
    rows = rows_of(text, delimiter)
    # csv.reader does not say that a quote is open at the end: then a line added is no record of its own.
    is_open = bool(rows) and rows_of(text + "\nx", delimiter)[-1][1] != ["x"]
    return [[line, is_open and i == len(rows) - 1, fields] for i, (line, fields) in enumerate(rows)]


def expected_number(data):
    text = data.decode("latin-1").strip(" \t")
    if text in ("", ".") or text.lower() in ("na", "nan"):
        return "missing"
    if text.lower() == "n/a":
        return "not_applicable"
    if not NUMBER.fullmatch(text):
        return "text"
    value = float(text)
    # Neither what overflows nor what vanishes is read as a number.
    vanished = value == 0 and re.search("[1-9]", text.lower().split("e")[0])
    if value in (float("inf"), float("-inf")) or vanished:
        return "text"
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def expected_double(data):
    (value,) = struct.unpack("<d", data)
    return "" if value != value else repr(value).removesuffix(".0")


def random_cases(rng, count):
    for i in range(count):
        alphabet = rng.choice(ALPHABETS)
        data = bytes(rng.choices(alphabet, k=rng.randrange(200)))
        yield "split", ord(rng.choice(DELIMITERS)), data
    for i in range(count):
        yield "number", 0, bytes(rng.choices(b"0123456789.eE+- \tnNaA/x", k=rng.randrange(1, 12)))
        yield "number", 0, f"{rng.uniform(-1000, 1000):.{rng.randrange(20)}{rng.choice('efg')}}".encode()
        yield "double", 0, rng.randbytes(8)
        yield "double", 0, struct.pack("<d", rng.randrange(-4000, 4000) / rng.randrange(1, 60))


def corpus_cases(folder):
    for path in sorted(pathlib.Path(folder).iterdir()):
        for delimiter in DELIMITERS:
            yield "split", ord(delimiter), path.read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dump")
    parser.add_argument("--corpus")
    parser.add_argument("--cases", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    csv.field_size_limit(2**31 - 1)
    cases = list(random_cases(random.Random(options.seed), options.cases))
    if options.corpus:
        cases += corpus_cases(options.corpus)
    requests = b"".join(f"{kind} {argument} {len(data)}\n".encode() + data for kind, argument, data in cases)
    run = subprocess.run([options.dump], input=requests, stdout=subprocess.PIPE, check=True)
    answers = run.stdout.splitlines()
    if len(answers) != len(cases):
        sys.exit(f"{len(cases)} requests, {len(answers)} answers")
    expectations = {"number": expected_number, "double": expected_double}
    for (kind, argument, data), answer in zip(cases, answers):
        expected = expected_split(data, chr(argument)) if kind == "split" else expectations[kind](data)
        found = json.loads(answer)
        if found != expected:
            sys.exit(f"{kind} {chr(argument)!r} {data!r}\n  found    {found}\n  expected {expected}")
    print(f"{len(cases)} cases agree")


if __name__ == "__main__":
    main()
