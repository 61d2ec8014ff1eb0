"""The files used in each document, with simulated data only."""

import csv
import json
import random
import shutil

import program
from shown import ROOT

COUPLES = 60
FIRST, SECOND = "2026-03-01", "2026-06-01"


def instrument(name):
    return json.loads((ROOT / "instruments" / name / "instrument.json").read_text(encoding="utf-8"))


def administration(key, chance, level):
    """Answers of one person with one trait level for all items."""
    ranges = {options["id"]: options for options in key["response_sets"]}
    found = {}
    for item in key["items"]:
        options = ranges[item["response_set"]]
        middle = options["min"] + (options["max"] - options["min"]) * (0.5 + 0.2 * level)
        found[item["id"]] = min(options["max"], max(options["min"], round(chance.gauss(middle, 1))))
    return found


def write_table(path, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def answers(folder):
    """answers.csv and sessions.csv: csi-16, once and twice per person."""
    chance, key = random.Random(1), instrument("csi-16")
    rows = []
    for number in range(COUPLES):
        level = chance.gauss(0, 1)
        rows += [{"respondent": f"r{number}", "date": date, **administration(key, chance, level)} for date in (FIRST, SECOND)]
    write_table(folder / "answers.csv", rows[::2])
    write_table(folder / "sessions.csv", rows)


def couples(folder):
    """couples.csv: one row per partner, two measures and five-dimensions; wide.csv: one row per couple."""
    chance, key = random.Random(2), instrument("five-dimensions")
    rows, wide = [], []
    for number in range(COUPLES):
        shared = chance.gauss(0, 1)
        levels = {partner: 0.6 * shared + chance.gauss(0, 0.8) for partner in "AB"}
        rows += [{"couple": f"c{number}", "partner": partner, "perspective": "now", "satisfaction": round(level, 2),
                  "tension": round(chance.gauss(-0.4 * level, 1), 2), **administration(key, chance, level)}
                 for partner, level in levels.items()]
        wide.append({"couple": f"c{number}", "married": chance.randint(1, 30)} |
                    {f"sat.q{item}_{partner}": chance.randint(0, 4) for partner in "wm" for item in (1, 2)})
    write_table(folder / "couples.csv", rows)
    write_table(folder / "wide.csv", wide)


def response(folder):
    """response.json, as written by a form, and sheets.csv, a later administration of each partner."""
    chance, key = random.Random(3), instrument("five-dimensions")
    given = {"format": "intimetry.response/1", "instrument": key["id"], "version": key["version"], "perspective": "now",
             "date": FIRST, "language": "en", "answers": administration(key, chance, 0.5)}
    (folder / "response.json").write_text(json.dumps(given), encoding="utf-8")
    write_table(folder / "sheets.csv", [{"partner": partner, "date": SECOND, "perspective": "now", **administration(key, chance, 0)}
                                        for partner in "ab"])


def readme(folder):
    answers(folder)
    couples(folder)
    response(folder)
    shutil.copyfile(ROOT / "instruments" / "session-pulse" / "instrument.json", folder / "my-instrument.json")


def clinicians(folder):
    response(folder)
    done = program.run(["case", "new", "couple-07.json", "--partner", "a=Ann", "--partner", "b=Bo"], folder)
    assert done.returncode == 0, done.stderr.decode()


def examples(folder):
    shutil.copytree(ROOT / "examples", folder / "examples")


MADE = {"README.md": readme, "docs/clinicians.md": clinicians, "examples/couple/README.md": examples,
        "examples/five-dimensions/README.md": examples}


def make(document, folder):
    if document in MADE:
        MADE[document](folder)
