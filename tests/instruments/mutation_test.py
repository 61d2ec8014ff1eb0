"""The hand-scored respondents detect every small mistake in a key: a test of the cases, not of the key."""

import copy
from itertools import combinations

import pytest
import recompute
from instrument_files import ids, read_cases, read_key


def flipped_reversals(key):
    for s, scale in enumerate(key["scales"]):
        for item in scale["items"]:
            mutant = copy.deepcopy(key)
            turned = mutant["scales"][s].setdefault("reversed", [])
            turned.remove(item) if item in turned else turned.append(item)
            yield f"{scale['id']}: reversal of {item} flipped", mutant


def take_out(scale, item):
    scale["items"].remove(item)
    was_reversed = item in scale.get("reversed", [])
    if was_reversed:
        scale["reversed"].remove(item)
    return was_reversed


def put_in(scale, item, is_reversed):
    scale["items"].append(item)
    if is_reversed:
        scale.setdefault("reversed", []).append(item)


def moved_items(key):
    for s, scale in enumerate(key["scales"]):
        for item in scale["items"]:
            for t, other in enumerate(key["scales"]):
                if t != s and item not in other["items"] and len(scale["items"]) > 1:
                    mutant = copy.deepcopy(key)
                    put_in(mutant["scales"][t], item, take_out(mutant["scales"][s], item))
                    yield f"{item} moved from {scale['id']} to {other['id']}", mutant
            if len(scale["items"]) > 1:
                mutant = copy.deepcopy(key)
                take_out(mutant["scales"][s], item)
                yield f"{item} dropped from {scale['id']}", mutant


def exchanged_items(key):
    for (s, one), (t, other) in combinations(enumerate(key["scales"]), 2):
        for a in one["items"]:
            for b in other["items"]:
                if a in other["items"] or b in one["items"]:
                    continue
                mutant = copy.deepcopy(key)
                first, second = mutant["scales"][s], mutant["scales"][t]
                a_reversed, b_reversed = take_out(first, a), take_out(second, b)
                put_in(first, b, b_reversed)
                put_in(second, a, a_reversed)
                yield f"{a} of {one['id']} exchanged with {b} of {other['id']}", mutant


def changed_rules(key):
    for s, scale in enumerate(key["scales"]):
        count, enough = len(scale["items"]), recompute.min_answered(scale)
        for threshold in (enough - 1, enough + 1):
            if 1 <= threshold <= count:
                mutant = copy.deepcopy(key)
                mutant["scales"][s]["missing"] = {"min_answered": threshold, "source": "mutant"}
                yield f"{scale['id']}: scored from {threshold} answers", mutant
        if count > 1:
            mutant = copy.deepcopy(key)
            mutant["scales"][s]["score"] = "mean" if scale["score"] == "sum" else "sum"
            yield f"{scale['id']}: {mutant['scales'][s]['score']}", mutant
        for field, value in (
            ("multiplier", 2 * scale.get("multiplier", 1)),
            ("offset", scale.get("offset", 0) + 1),
        ):
            mutant = copy.deepcopy(key)
            mutant["scales"][s][field] = value
            yield f"{scale['id']}: {field} {value}", mutant
        if "gate" in scale:
            mutant = copy.deepcopy(key)
            del mutant["scales"][s]["gate"]
            yield f"{scale['id']}: gate removed", mutant
        if "perspectives" in scale:
            mutant = copy.deepcopy(key)
            del mutant["scales"][s]["perspectives"]
            yield f"{scale['id']}: interpreted in every perspective", mutant
    for c, composite in enumerate(key.get("composites", [])):
        for p, part in enumerate(composite["parts"]):
            mutant = copy.deepcopy(key)
            mutant["composites"][c]["parts"][p]["weight"] = 2 * part.get("weight", 1)
            yield f"{composite['id']}: weight of {part['scale']} doubled", mutant


def shifted_ranges(key):
    """One item with options that begin or end one step further: only items that are scored."""
    counted = {item for scale in key["scales"] for item in scale["items"]}
    sets = recompute.response_sets_by_item(key)
    for i, item in enumerate(key["items"]):
        for end in ("min", "max"):
            if item["id"] in counted:
                mutant = copy.deepcopy(key)
                mutant["response_sets"].append(
                    sets[item["id"]] | {"id": "shifted", end: sets[item["id"]][end] + 1}
                )
                mutant["items"][i]["response_set"] = "shifted"
                yield f"{item['id']}: {end} one higher", mutant


def survivors(key, cases, mutants):
    """Returns the mutants with which every case still scores as expected."""
    return [
        name for name, mutant in mutants if not any(recompute.differences(mutant, case) for case in cases)
    ]


MUTATIONS = [flipped_reversals, moved_items, exchanged_items, changed_rules, shifted_ranges]


@pytest.mark.parametrize("mutate", MUTATIONS, ids=[one.__name__ for one in MUTATIONS])
@pytest.mark.parametrize("name", ids())
def test_cases_catch(name, mutate):
    key = read_key(name)
    assert survivors(key, read_cases(name), mutate(key)) == []
