#!/usr/bin/env python3
"""Simulates the couples in responses.csv. No real person's answers are in it.

    python3 simulate.py > responses.csv

Each couple has a level on each dimension; each partner departs from it. `now` answers come from the partner's own
level; `ideal` levels lie higher and differ less; a guess of the partner's answers (`partner`) leans on the other's
level and, as people do, on one's own. An answer is a level and item noise, cut into five options; reversed items
turn the level round. The levels and cuts are made up to look like answers to such questionnaires: nothing about
real couples can be learnt from this file.
"""

import csv
import json
import math
import pathlib
import random
import sys

SEED = 20260101
COUPLES = 120
INSTRUMENT = pathlib.Path(__file__).resolve().parents[2] / "instruments" / "five-dimensions" / "instrument.json"

# Where a dimension's level lies on average, and how strongly it goes with the couple's general closeness.
DIMENSIONS = {
    "emotional": (0.5, 0.75),
    "intellectual": (0.6, 0.6),
    "experiential": (0.7, 0.55),
    "spiritual": (0.2, 0.4),
    "sexual": (0.3, 0.5),
}
IDEALISATION = (-0.9, 0.5)
COUPLE_SHARE = 0.55   # of a level's variance, how much partners have in common
LOADING = (0.55, 0.85)  # how much of an answer is the level: item by item, between these
CUTS = (-1.6, -0.7, 0.2, 1.1)

SKIPS_AN_ITEM = 0.015
STOPS_EARLY = 0.02
NOT_APPLICABLE = {"spiritual": 0.06, "sexual": 0.04}  # chance that a person finds a scale's items inapplicable
NO_IDEAL_OR_GUESS = 0.08


def levels_of_couple(rng):
    """Both partners' levels, {scale: level} each."""
    closeness = rng.gauss(0, 1)
    both = ({}, {})
    for scale, (mean, weight) in {**DIMENSIONS, "idealisation": IDEALISATION}.items():
        couple = weight * closeness + math.sqrt(1 - weight**2) * rng.gauss(0, 1)
        for levels in both:
            levels[scale] = (mean + math.sqrt(COUPLE_SHARE) * couple
                             + math.sqrt(1 - COUPLE_SHARE) * rng.gauss(0, 1))
    return both


def ideal_of(rng, levels):
    return {scale: 1.2 + 0.4 * level + 0.5 * rng.gauss(0, 1) for scale, level in levels.items()}


def guess_of(rng, own, others):
    return {scale: 0.5 * others[scale] + 0.3 * own[scale] + 0.45 * rng.gauss(0, 1) for scale in own}


class Questionnaire:
    def __init__(self, rng):
        instrument = json.loads(INSTRUMENT.read_text(encoding="utf-8"))
        self.items = [item["id"] for item in instrument["items"]]
        # Beside the scales stands one question that is its respondent's own.
        self.scale_of = {item: scale["id"] for scale in instrument["scales"] for item in scale["items"]} | {"q45": "sexual"}
        self.reversed = {item for scale in instrument["scales"] for item in scale.get("reversed", [])}
        self.may_not_apply = {item["id"] for item in instrument["items"] if item.get("not_applicable")}
        self.loading = {item: rng.uniform(*LOADING) for item in self.items}

    def answers(self, rng, levels, inapplicable):
        last = rng.randrange(len(self.items) // 2, len(self.items)) if rng.random() < STOPS_EARLY else len(self.items)
        return [self.answer(rng, item, levels, inapplicable) if place < last else ""
                for place, item in enumerate(self.items)]

    def answer(self, rng, item, levels, inapplicable):
        scale = self.scale_of[item]
        loading = self.loading[item]
        felt = loading * levels[scale] + math.sqrt(1 - loading**2) * rng.gauss(0, 1)
        skipped = rng.random() < SKIPS_AN_ITEM
        if scale in inapplicable and item in self.may_not_apply:
            return "n/a"
        if skipped:
            return ""
        option = sum(felt > cut for cut in CUTS)
        return len(CUTS) - option if item in self.reversed else option


def main():
    rng = random.Random(SEED)
    questionnaire = Questionnaire(rng)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["couple", "partner", "perspective", "date", *questionnaire.items])
    for number in range(1, COUPLES + 1):
        both = levels_of_couple(rng)
        date = f"2026-{rng.randint(1, 6):02}-{rng.randint(1, 28):02}"
        for own, others, partner in ((both[0], both[1], "A"), (both[1], both[0], "B")):
            inapplicable = {scale for scale, chance in NOT_APPLICABLE.items() if rng.random() < chance}
            meant = {"now": own, "ideal": ideal_of(rng, own), "partner": guess_of(rng, own, others)}
            if rng.random() < NO_IDEAL_OR_GUESS:
                meant = {"now": own}
            for perspective, levels in meant.items():
                out.writerow([f"sim{number:03}", partner, perspective, date,
                              *questionnaire.answers(rng, levels, inapplicable)])


if __name__ == "__main__":
    main()
