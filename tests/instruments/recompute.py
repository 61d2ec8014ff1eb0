"""Scores one administration from an instrument's key, in exact fractions.

It shares no code with the library and is not optimised: every rule can be
compared with the description of the file format.
"""

import json
from fractions import Fraction
from pathlib import Path

FLAG_ORDER = [
    "prorated",
    "too_few_answers",
    "out_of_range",
    "not_applicable",
    "not_interpreted",
    "gate_closed",
]
NOT_APPLICABLE = "not_applicable"


def read_exact(path):
    """Returns a JSON file's content with exact numbers: 0.1 is one tenth."""
    return json.loads(Path(path).read_text(encoding="utf-8"), parse_float=Fraction)


def response_sets_by_item(key):
    sets = {one["id"]: one for one in key["response_sets"]}
    return {item["id"]: sets[item["response_set"]] for item in key["items"]}


def is_option(answer, response_set):
    if not response_set["min"] <= answer <= response_set["max"]:
        return False
    return (
        response_set.get("continuous", False)
        or (answer - response_set["min"]) % response_set.get("step", 1) == 0
    )


def min_answered(scale):
    """Returns how many answers a score needs: as published, or the project's 0.8 of the items, rounded up."""
    return scale["missing"]["min_answered"] if "missing" in scale else -(-4 * len(scale["items"]) // 5)


def ends(scale, sets):
    """Returns the lowest and the highest score that the scale can have."""
    bounds = []
    for end in ("min", "max"):
        total = sum(sets[item][end] for item in scale["items"])
        value = Fraction(total, len(scale["items"])) if scale["score"] == "mean" else total
        bounds.append(scale.get("offset", 0) + scale.get("multiplier", 1) * value)
    if "gate" in scale:
        bounds.append(scale["gate"]["score"])
    return min(bounds), max(bounds)


def composite_ends(key, composite, sets):
    scales = {scale["id"]: scale for scale in key["scales"]}
    low = high = 0
    for part in composite["parts"]:
        weight = part.get("weight", 1)
        reach = sorted(weight * end for end in ends(scales[part["scale"]], sets))
        low, high = low + reach[0], high + reach[1]
    return low, high


def keyed_answers(scale, sets, answers):
    """Returns a scale's valid answers after reversal, by item, and the flags of those that are not valid."""
    keyed, flags = {}, set()
    for item in scale["items"]:
        answer, options = answers.get(item), sets[item]
        if answer is None:
            continue
        if answer == NOT_APPLICABLE:
            flags.add("not_applicable")
        elif not is_option(answer, options):
            flags.add("out_of_range")
        else:
            reversed_item = item in scale.get("reversed", [])
            keyed[item] = options["min"] + options["max"] - answer if reversed_item else answer
    return keyed, flags


def total_of(scale, sets, keyed):
    """Returns the sum over all items; a missing one counts as the others' mean relative position in its own range."""
    missing = [item for item in scale["items"] if item not in keyed]
    total = sum(keyed.values())
    if missing:

        def width(item):
            return sets[item]["max"] - sets[item]["min"]

        place = sum(
            Fraction(answer - sets[item]["min"]) / width(item) for item, answer in keyed.items()
        ) / len(keyed)
        total += sum(sets[item]["min"] + width(item) * place for item in missing)
    return total


def gate_state(scale, sets, answers):
    """Returns 'open', 'closed' or 'unanswered'."""
    if "gate" not in scale:
        return "open"
    item = scale["gate"]["item"]
    answer = answers.get(item)
    if answer is None or answer == NOT_APPLICABLE or not is_option(answer, sets[item]):
        return "unanswered"
    return "closed" if answer == scale["gate"]["closed_at"] else "open"


def result(raw, low_high, answered, flags):
    low, high = low_high
    pomp = None if raw is None else Fraction(100 * (raw - low)) / (high - low)
    return {"raw": raw, "pomp": pomp, "answered": answered, "flags": [f for f in FLAG_ORDER if f in flags]}


def score_scale(key, scale, sets, perspective, answers):
    keyed, flags = keyed_answers(scale, sets, answers)
    reach = ends(scale, sets)
    if perspective not in scale.get("perspectives", key["perspectives"]):
        return result(None, reach, len(keyed), {"not_interpreted"})
    gate = gate_state(scale, sets, answers)
    if gate == "closed":
        return result(scale["gate"]["score"], reach, len(keyed), {"gate_closed"})
    if gate == "unanswered" or len(keyed) < min_answered(scale):
        return result(None, reach, len(keyed), flags | {"too_few_answers"})
    if len(keyed) < len(scale["items"]):
        flags.add("prorated")
    value = total_of(scale, sets, keyed)
    if scale["score"] == "mean":
        value = Fraction(value) / len(scale["items"])
    return result(scale.get("offset", 0) + scale.get("multiplier", 1) * value, reach, len(keyed), flags)


def score_administration(key, perspective, answers):
    """Returns, for each scale and then composite, raw score, POMP, items answered and flags."""
    sets = response_sets_by_item(key)
    scores = {scale["id"]: score_scale(key, scale, sets, perspective, answers) for scale in key["scales"]}
    for composite in key.get("composites", []):
        parts = [(part.get("weight", 1), scores[part["scale"]]) for part in composite["parts"]]
        complete = all(score["raw"] is not None for _, score in parts)
        raw = sum(weight * score["raw"] for weight, score in parts) if complete else None
        flags = {flag for _, score in parts for flag in score["flags"]}
        answered = sum(score["answered"] for _, score in parts)
        scores[composite["id"]] = result(raw, composite_ends(key, composite, sets), answered, flags)
    return scores


def close(found, expected, tolerance=Fraction(1, 10**12)):
    if found is None or expected is None:
        return found is expected
    return abs(Fraction(found) - Fraction(expected)) <= tolerance * max(1, abs(Fraction(expected)))


def differences(key, case):
    """Returns the differences between a case's expected and recomputed scores, one line each."""
    scores = score_administration(key, case["perspective"], case["answers"])
    lines = [f"no scale '{name}'" for name in case["scores"] if name not in scores]
    lines += [f"'{name}' has no expected score" for name in scores if name not in case["scores"]]
    for name in scores.keys() & case["scores"].keys():
        found, expected = scores[name], case["scores"][name]
        for field in ("raw", "pomp"):
            if not close(found[field], expected[field]):
                lines.append(f"{name}.{field}: expected {expected[field]}, found {found[field]}")
        for field in ("answered", "flags"):
            if found[field] != expected[field]:
                lines.append(f"{name}.{field}: expected {expected[field]}, found {found[field]}")
    return [f"case '{case['name']}': {line}" for line in lines]
