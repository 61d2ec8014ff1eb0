"""The files required for a new statistic, instrument, output format or subcommand: the newcomer's table as code."""

import re

NUMBERS_IN = re.compile(r"^include/intimetry/stats/(\w+)\.hpp$")
INSTRUMENT = re.compile(r"^instruments/([\w-]+)/.")
FORMAT = re.compile(r"^src/render/report_(\w+)\.cpp$")
VERB = re.compile(r"^src/cli/cmd_(\w+)\.cpp$")

STATISTIC_TAGS = ("@formula", "@source", "@degenerate", "@verified")
REFERENCE_PARTS = {"a table": r"table\.csv", "its provenance": r"provenance\.md", "the script": r"make\.\w+"}
INSTRUMENT_FILES = ("instrument.json", "cases.json", "SOURCE.md")


def missing(paths, read):
    """One sentence for each missing file. `paths` are the tree's files, `read` returns a file's text."""
    names = [str(path) for path in paths]
    problems = []
    for path in names:
        if match := NUMBERS_IN.match(path):
            problems += statistic(path, match[1], names, read(path))
        elif match := VERB.match(path):
            problems += verb(path, match[1].replace("_", "-"), names, read)
        elif match := FORMAT.match(path):
            if not any(name.startswith(f"tests/golden/render/{match[1]}/") for name in names):
                problems.append(f"{path}: tests/golden/render/{match[1]}/ is missing: one golden file per sample report")
    for folder in sorted({match[1] for name in names if (match := INSTRUMENT.match(name))}):
        problems += [f"instruments/{folder}: instruments/{folder}/{part} is missing" for part in INSTRUMENT_FILES
                     if f"instruments/{folder}/{part}" not in names]
    return problems


def statistic(path, name, names, text):
    problems = [f"{path}: the doc comment lacks {tag}" for tag in STATISTIC_TAGS if tag not in text]
    for what, pattern in REFERENCE_PARTS.items():
        if not any(re.fullmatch(f"tests/reference/{name}/{pattern}", other) for other in names):
            problems.append(f"{path}: tests/reference/{name}/ lacks {what} ({pattern})")
    return problems


def verb(path, name, names, read):
    problems = []
    if f"tests/golden/help/{name}.txt" not in names:
        problems.append(f"{path}: tests/golden/help/{name}.txt is missing: the output of `intimetry {name} --help`")
    runs = [other for other in names if re.fullmatch(r"tests/golden/runs/[\w.-]+/command", other)]
    if not any(read(run).split()[:2] == ["intimetry", name] for run in runs):
        problems.append(f"{path}: tests/golden/runs/{name}-.../command is missing: a golden run of the subcommand")
    return problems
