#!/usr/bin/env python3
"""Simulates the couples in this folder. Nobody real answered anything here.

    python3 simulate.py       writes couple.json, couple.clinician.json and brief.json beside this file

couple.json: three sessions, four instruments, every perspective. How close each partner feels on each dimension is set
below, so that a reader can tell what a profile of this couple should find: a difference in the sexual dimension, a
wish of both for more emotional closeness that begins to be met, and agreement about ideas. An answer is that level and
item noise, cut into options; reversed items turn the level round. brief.json: one session of the brief form, whose
scales are too short for an error from the answers themselves.
"""

import json
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
INSTRUMENTS = HERE.parents[1] / "instruments"
SEED = 20260214
NOISE = 0.55  # standard deviation of an answer about its level, in options
SESSIONS = ("2026-02-14", "2026-04-11", "2026-06-06")
PARTNERS = (("a", "Partner A (simulated)"), ("b", "Partner B (simulated)"))

# Levels in options (0 strongly disagree .. 4 strongly agree), keyed so that more is closer: one for each session.
NOW = {
    "a": {"emotional": (1.3, 1.9, 2.7), "intellectual": (3.0, 3.0, 3.1), "experiential": (2.4, 2.5, 2.6),
          "spiritual": (2.2, 2.2, 2.3), "sexual": (1.0, 1.2, 1.6), "idealisation": (0.8, 0.8, 0.9)},
    "b": {"emotional": (1.9, 2.2, 2.6), "intellectual": (3.1, 3.0, 3.1), "experiential": (2.1, 2.3, 2.5),
          "spiritual": (2.0, 2.1, 2.1), "sexual": (2.9, 2.9, 3.0), "idealisation": (1.4, 1.4, 1.3)},
}
IDEAL = {
    "a": {"emotional": 3.6, "intellectual": 3.2, "experiential": 3.1, "spiritual": 2.8, "sexual": 2.1,
          "idealisation": 1.6},
    "b": {"emotional": 3.4, "intellectual": 3.3, "experiential": 3.0, "spiritual": 2.3, "sexual": 3.6,
          "idealisation": 1.8},
}
# What each believes the other would answer: A guesses B's sexual closeness far too low.
GUESS = {
    "a": {"emotional": 1.8, "intellectual": 3.0, "experiential": 2.3, "spiritual": 2.1, "sexual": 1.4,
          "idealisation": 1.0},
    "b": {"emotional": 2.0, "intellectual": 3.0, "experiential": 2.3, "spiritual": 2.2, "sexual": 1.9,
          "idealisation": 1.2},
}
BARRIERS = {
    "a": {"past_hurt": 2.6, "communication_breakdown": 2.5, "mismatched_desire": 3.2, "unmet_needs": 2.7,
          "outside_stress": 2.2, "broken_trust": 0.8},
    "b": {"past_hurt": 1.6, "communication_breakdown": 2.2, "mismatched_desire": 2.1, "unmet_needs": 1.9,
          "outside_stress": 2.6, "broken_trust": 0.7},
}
COMMUNICATION = {
    "a": {"active_listening": 2.8, "empathy": 2.9, "validation": 2.3, "self_expression": 1.6, "repair": 2.1,
          "boundaries": 2.2},
    "b": {"active_listening": 1.9, "empathy": 2.4, "validation": 2.4, "self_expression": 2.8, "repair": 2.2,
          "boundaries": 2.9},
}
OBSERVED = {  # how each sees the other
    "a": {"active_listening": 1.4, "empathy": 2.1, "validation": 2.0, "self_expression": 3.0, "repair": 1.9,
          "boundaries": 2.6},
    "b": {"active_listening": 2.9, "empathy": 2.9, "validation": 2.2, "self_expression": 1.5, "repair": 2.2,
          "boundaries": 2.3},
}
PULSE = {  # 0 to 10, at each session
    "a": {"communication": (4, 5, 7), "connection": (3, 5, 6), "passion": (2, 3, 4), "understanding": (4, 5, 6),
          "trust": (7, 7, 8)},
    "b": {"communication": (5, 6, 6), "connection": (5, 5, 6), "passion": (6, 6, 6), "understanding": (5, 6, 7),
          "trust": (8, 8, 8)},
}
READINESS = {
    "a": {"disconnection": 2.6, "sexual_difficulty": 2.8, "unresolved_conflict": 2.1},
    "b": {"disconnection": 1.8, "sexual_difficulty": 1.4, "unresolved_conflict": 2.0},
}


# Questions outside all scales that stand on the shared form: answered at the level of the scale named here.
UNSCORED = {"five-dimensions": {"q45": "sexual"}, "communication": {"q9": "boundaries"}}
# Ties the couple's file and the clinician's file to each other.
MARK = "51ba1ced0c0a57e5"


class Administration:
    """Fills in an instrument from levels of its scales."""

    def __init__(self, instrument):
        self.key = json.loads((INSTRUMENTS / instrument / "instrument.json").read_text(encoding="utf-8"))
        self.sets = {options["id"]: options for options in self.key["response_sets"]}

    def answers(self, rng, levels):
        given = {}
        for item in self.key["items"]:
            scale = next((s for s in self.key["scales"] if item["id"] in s["items"]), None)
            beside = UNSCORED.get(self.key["id"], {}).get(item["id"])
            if scale is None and beside is None:
                continue  # the clinician's questions are not asked on a shared form
            level = levels[beside if scale is None else scale["id"]]
            options = self.sets[item["response_set"]]
            option = min(options["max"], max(options["min"], round(rng.gauss(level, NOISE))))
            reversed_ = scale is not None and item["id"] in scale.get("reversed", [])
            given[item["id"]] = options["min"] + options["max"] - option if reversed_ else option
        return given

    def administration(self, partner, perspective, date, answers):
        return {"partner": partner, "instrument": self.key["id"], "version": self.key["version"],
                "perspective": perspective, "date": date, "language": "en", "answers": answers}


def at(levels, session):
    return {scale: level[session] for scale, level in levels.items()}


def consents(shares):
    """Each perspective is agreed to by itself; all in the first session."""
    for (partner, instrument), share in shares.items():
        for perspective in Administration(instrument).key["perspectives"]:
            yield {"partner": partner, "instrument": instrument, "perspective": perspective, "share": share,
                   "date": SESSIONS[0], "entered": SESSIONS[0]}


def couple_file(name, administrations, shares, clinician_file="none"):
    return {
        "format": "intimetry.couple/1",
        "id": name,
        "partners": [{"id": partner, "label": label} for partner, label in PARTNERS],
        "administrations": administrations,
        "consents": list(consents(shares)),
        "seen_alone": [{"partner": partner, "date": SESSIONS[0]} for partner, _ in PARTNERS],
        "clinician_file": clinician_file,
    }


def full_couple(rng):
    long, barriers, communication, pulse, readiness = map(
        Administration, ("five-dimensions", "barriers", "communication", "session-pulse", "readiness"))
    given = []
    for session, date in enumerate(SESSIONS):
        for partner, _ in PARTNERS:
            given.append(long.administration(partner, "now", date, long.answers(rng, at(NOW[partner], session))))
            given.append(pulse.administration(partner, "now", date, {
                item["id"]: PULSE[partner][scale["id"]][session]
                for item, scale in zip(pulse.key["items"], pulse.key["scales"])}))
    first = SESSIONS[0]
    for partner, _ in PARTNERS:
        given.append(long.administration(partner, "ideal", first, long.answers(rng, IDEAL[partner])))
        given.append(long.administration(partner, "partner", first, long.answers(rng, GUESS[partner])))
        given.append(barriers.administration(partner, "now", first, barriers.answers(rng, BARRIERS[partner])))
        given.append(communication.administration(partner, "now", first,
                                                  communication.answers(rng, COMMUNICATION[partner])))
        given.append(communication.administration(partner, "observer", first,
                                                  communication.answers(rng, OBSERVED[partner])))
        given.append(readiness.administration(partner, "now", first, readiness.answers(rng, READINESS[partner])))
    shares = {(partner, instrument): "scores" for partner, _ in PARTNERS
              for instrument in ("five-dimensions", "communication", "session-pulse")}
    shares["a", "five-dimensions"] = "items"
    shares["a", "barriers"] = "nothing"
    shares["b", "barriers"] = "scores"
    return couple_file("simulated-couple", given, shares, MARK)


def private_answers():
    readiness = Administration("readiness")
    asked = [item["id"] for item in readiness.key["items"] if item.get("visibility") == "clinician"]
    return {"format": "intimetry.couple-clinician/1", "id": "simulated-couple", "administrations": [
        readiness.administration("a", "now", SESSIONS[0], {item: int(item == asked[0]) for item in asked}),
        readiness.administration("b", "now", SESSIONS[0], {item: 0 for item in asked})], "belongs_to": MARK}


def brief_couple(rng):
    brief = Administration("five-dimensions-brief")
    given = []
    for partner, _ in PARTNERS:
        for perspective, levels in (("now", at(NOW[partner], 0)), ("ideal", IDEAL[partner])):
            given.append(brief.administration(partner, perspective, SESSIONS[0], brief.answers(rng, levels)))
    return couple_file("simulated-couple-brief", given,
                       {(partner, "five-dimensions-brief"): "scores" for partner, _ in PARTNERS})


def write(name, content):
    (HERE / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def main():
    rng = random.Random(SEED)
    write("couple.json", full_couple(rng))
    write("couple.clinician.json", private_answers())
    write("brief.json", brief_couple(rng))


if __name__ == "__main__":
    main()
