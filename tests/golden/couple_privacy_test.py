"""Non-interference of the whole program: for random couples, a change of anything that an audience may not see leaves
that audience's output byte for byte the same, for every subcommand and format. What may not be seen is defined here
independently of the program."""

import copy
import json
import random

import program
import pytest
from program import ROOT

COUPLES = 20
KEYS = {name: json.loads((ROOT / "instruments" / name / "instrument.json").read_text(encoding="utf-8"))
        for name in ("five-dimensions-brief", "communication", "readiness", "session-pulse", "pc-ptsd-5")}
PARTNERS = ("a", "b")


def options_of(key, item):
    options = next(s for s in key["response_sets"] if s["id"] == item["response_set"])
    return range(int(options["min"]), int(options["max"]) + 1)


def is_private(item):
    return item.get("visibility") == "clinician"


def answers(rng, key, private):
    return {item["id"]: rng.choice(options_of(key, item)) for item in key["items"]
            if is_private(item) == private and rng.random() < 0.95}


def administration(rng, partner, name, perspective, date, private=False):
    key = KEYS[name]
    return {"partner": partner, "instrument": name, "version": key["version"], "perspective": perspective,
            "date": date, "answers": answers(rng, key, private)}


def random_couple(rng):
    """(couple file, clinician file)"""
    given, private, consents = [], [], []
    for partner in PARTNERS:
        for name, key in KEYS.items():
            asks_others = any(not is_private(item) for item in key["items"])
            asks_privately = any(is_private(item) for item in key["items"])
            for perspective in key["perspectives"]:
                for date in ("2026-01-10", "2026-03-10"):
                    if rng.random() < 0.35:
                        continue
                    if asks_others:
                        given.append(administration(rng, partner, name, perspective, date))
                    if asks_privately and rng.random() < 0.5:
                        private.append(administration(rng, partner, name, perspective, date, private=True))
            share = rng.choice(["nothing", "scores", "items", None])
            if share:
                # For all perspectives, or for each separately.
                for meant in rng.choice([[None], key["perspectives"]]):
                    consents.append({"partner": partner, "instrument": name, "share": share, "date": "2026-01-01",
                                     **({"perspective": meant, "entered": "2026-01-01"} if meant else {})})
    couple = {"format": "intimetry.couple/1", "id": "random", "partners": [{"id": p, "label": f"Partner {p}"} for p in
                                                                          PARTNERS],
              "administrations": given, "consents": consents,
              "seen_alone": [{"partner": partner, "date": "2026-01-01"} for partner in PARTNERS]}
    return couple, {"format": "intimetry.couple-clinician/1", "id": "random", "administrations": private}


def withholds(couple, partner, name):
    return all(c["share"] == "nothing" for c in couple["consents"] if (c["partner"], c["instrument"]) == (partner, name))


def without_consent(couple, partner, name):
    couple["consents"] = [c for c in couple["consents"] if (c["partner"], c["instrument"]) != (partner, name)]


def disturb_administrations(rng, couple, partner, name):
    """Other answers, fewer administrations, or one more."""
    kept = []
    for given in couple["administrations"]:
        if (given["partner"], given["instrument"]) == (partner, name):
            if rng.random() < 0.3:
                continue
            given["answers"] = answers(rng, KEYS[name], private=False)
        kept.append(given)
    if rng.random() < 0.5:
        kept.append(administration(rng, partner, name, "now", "2026-05-05"))
    couple["administrations"] = kept


def disturb(rng, couple, audience):
    """Another couple that looks the same to this audience."""
    other = copy.deepcopy(couple)
    for name in KEYS:
        if all(is_private(item) for item in KEYS[name]["items"]):
            continue
        if audience == "joint":
            hidden = any(withholds(couple, partner, name) for partner in PARTNERS)
            if not hidden:
                continue
            for partner in PARTNERS:
                disturb_administrations(rng, other, partner, name)
            # If one partner withholds, the other's consent must not be visible either.
            free = next(partner for partner in PARTNERS if not all(
                withholds(couple, p, name) for p in PARTNERS if p != partner) or partner == PARTNERS[-1])
            if withholds(couple, next(p for p in PARTNERS if p != free), name):
                without_consent(other, free, name)
                other["consents"].append({"partner": free, "instrument": name, "share": "items", "date": "2026-01-01"})
        else:
            partner = next(p for p in PARTNERS if p != audience)
            if withholds(couple, partner, name):
                disturb_administrations(rng, other, partner, name)
                without_consent(other, partner, name)
    disturb_own_answers(rng, other, audience)
    return other


def disturb_own_answers(rng, couple, audience):
    """What is only for its respondent, whatever the consent."""
    for given in couple["administrations"]:
        if given["partner"] == audience:
            continue
        for item in KEYS[given["instrument"]]["items"]:
            if item.get("visibility") == "own" and item["id"] in given["answers"]:
                given["answers"][item["id"]] = rng.choice([*options_of(KEYS[given["instrument"]], item), None])


def output(folder, couple, private, audience):
    folder.mkdir(exist_ok=True)
    (folder / "couple.json").write_text(json.dumps(couple), encoding="utf-8")
    beside = folder / "couple.clinician.json"
    beside.unlink(missing_ok=True)
    if private["administrations"]:
        beside.write_text(json.dumps(private), encoding="utf-8")
    printed = []
    for verb, *more in (["couple"], ["couple", "--json"], ["report"], ["report", "--json"], ["report", "--html"]):
        done = program.run([verb, "couple.json", "--for", audience, *more], folder)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
        printed.append(done.stdout)
    return printed


@pytest.mark.parametrize("audience", ["joint", "a", "b"])
def test_what_is_withheld_changes_no_byte(tmp_path, audience):
    for seed in range(COUPLES):
        rng = random.Random(f"{audience} {seed}")
        couple, private = random_couple(rng)
        first = output(tmp_path / "run", couple, private, audience)
        other = disturb(rng, couple, audience)
        _, other_private = random_couple(rng)
        assert output(tmp_path / "run", other, other_private, audience) == first, seed


def test_the_clinicians_file_is_not_even_opened_for_others(tmp_path):
    couple, _ = random_couple(random.Random(7))
    (tmp_path / "couple.json").write_text(json.dumps(couple), encoding="utf-8")
    before = [program.run(["couple", "couple.json", "--for", who], tmp_path).stdout for who in ("joint", "a", "b")]
    (tmp_path / "couple.clinician.json").write_text("this is no JSON", encoding="utf-8")
    assert [program.run(["couple", "couple.json", "--for", who], tmp_path).stdout for who in ("joint", "a", "b")] == before
    assert program.run(["couple", "couple.json", "--for", "clinician"], tmp_path).returncode == 4


def test_withheld_looks_like_never_administered(tmp_path):
    rng = random.Random(8)
    for _ in range(COUPLES):
        couple, private = random_couple(rng)
        never = copy.deepcopy(couple)
        never["administrations"] = [g for g in couple["administrations"]
                                    if g["partner"] == "a" or not withholds(couple, "b", g["instrument"])]
        nothing = {**private, "administrations": []}
        assert output(tmp_path / "run", couple, private, "a") == output(tmp_path / "run", never, nothing, "a")


def private_items():
    """(instrument, item, visibility) of everything that is only for its respondent or the clinician."""
    for path in sorted((ROOT / "instruments").glob("*/instrument.json")):
        key = json.loads(path.read_text(encoding="utf-8"))
        for item in key["items"]:
            if item.get("visibility") in ("own", "clinician"):
                yield pytest.param(key, item, id=f"{key['id']}-{item['id']}")


REFUSALS = (["report", "couple.json", "--for", "joint"], ["couple", "couple.json", "--for", "nobody"],
            ["case", "consent", "couple.json", "--partner", "b", "-i", "five-dimensions", "--share", "scores"],
            ["case", "consent", "couple.json", "--partner", "b", "-i", "ras", "--share", "scores", "--preview"],
            ["couple", "couple.json", "--for", "b"], ["report", "couple.json", "--for", "b", "--json"])


@pytest.mark.parametrize("key, item", list(private_items()))
def test_a_private_answer_changes_no_message_status_or_file_name(tmp_path, key, item):
    """About partner a, as b could see it: refusals, previews, output, and the files in the folder."""
    seen = set()
    for answer in [*options_of(key, item), None]:
        administration = {"partner": "a", "instrument": key["id"], "version": key["version"], "perspective": "now",
                 "date": "2026-03-01", "answers": {item["id"]: answer}}
        open_administration, private = ([], [administration]) if is_private(item) else ([administration], [])
        couple = {"format": "intimetry.couple/1", "id": "one", "partners": [{"id": p, "label": p} for p in PARTNERS],
                  "administrations": open_administration,
                  "consents": [{"partner": "a", "instrument": key["id"], "share": "items", "date": "2026-01-01"}]}
        clinician = {"format": "intimetry.couple-clinician/1", "id": "one", "administrations": private}
        (tmp_path / "couple.json").write_text(json.dumps(couple), encoding="utf-8")
        if private:
            (tmp_path / "couple.clinician.json").write_text(json.dumps(clinician), encoding="utf-8")
        done = [program.run(command, tmp_path) for command in REFUSALS]
        seen.add((*((d.returncode, d.stdout, d.stderr) for d in done), *sorted(p.name for p in tmp_path.iterdir())))
    assert len(seen) == 1
