"""Every instrument's folder is complete, and its hand-scored respondents agree with its key."""

import json

import jsonschema
import pytest
import recompute
from instrument_files import INSTRUMENTS, SCHEMAS, folders, ids, read_cases, read_key


def plain(path):
    return json.loads(path.read_text(encoding="utf-8"))


def defects(schema_name, document):
    validator = jsonschema.Draft7Validator(plain(SCHEMAS / schema_name))
    return [
        f"/{'/'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator.iter_errors(document)
    ]


def test_there_are_instruments():
    assert len(ids()) >= 27


@pytest.mark.parametrize("folder", folders(), ids=ids())
def test_folder_is_complete(folder):
    absent = [
        name for name in ("instrument.json", "cases.json", "SOURCE.md") if not (folder / name).is_file()
    ]
    assert not absent, f"{folder} lacks {absent}"


@pytest.mark.parametrize("name", ids())
def test_files_follow_their_schemas(name):
    folder = INSTRUMENTS / name
    assert defects("instrument.schema.json", plain(folder / "instrument.json")) == []
    assert defects("cases.schema.json", plain(folder / "cases.json")) == []


@pytest.mark.parametrize("name", ids())
def test_ids_agree(name):
    assert read_key(name)["id"] == name
    assert plain(INSTRUMENTS / name / "cases.json")["instrument"] == name


@pytest.mark.parametrize("name", ids())
def test_figures_are_about_scales_that_exist(name):
    key = read_key(name)
    scored = {one["id"] for one in key["scales"] + key.get("composites", [])}
    for table in ("reliabilities", "norms", "change", "cutoffs"):
        for figure in key.get(table, []):
            assert figure["scale"] in scored, f"{table}: there is no scale '{figure['scale']}'"


@pytest.mark.parametrize("name", ids())
def test_items_elsewhere_exist(name):
    for item in read_key(name)["items"]:
        if "same_as" in item:
            other, twin = item["same_as"].split("/")
            assert twin in [one["id"] for one in read_key(other)["items"]], item


@pytest.mark.parametrize("name", ids())
def test_wording_ships_only_with_our_own_instruments(name):
    key = read_key(name)
    if key["validation"] == "none":
        return
    assert not any("text" in item for item in key["items"])
    assert not any("labels" in one for one in key["response_sets"])
    assert "instructions" not in key and "private_instructions" not in key


@pytest.mark.parametrize("name", ids())
def test_source_tells_the_rights_and_the_evidence(name):
    text = (INSTRUMENTS / name / "SOURCE.md").read_text(encoding="utf-8")
    key = read_key(name)
    if key["validation"] == "none":
        assert "CC0" in text
        return
    for part in ("Citation", "Rights", "Figures", "Beware", "Wording"):
        assert f"\n## {part}\n" in text, f"SOURCE.md has no section '{part}'"
    assert key["rights"]["holder"] in text
    for line in key["evidence"]:
        assert f"| {line['part']} | {line['evidence']} | {line['source']} |" in text


@pytest.mark.parametrize("name", ids())
def test_cases_score_as_expected(name):
    key = read_key(name)
    wrong = [line for case in read_cases(name) for line in recompute.differences(key, case)]
    assert wrong == []


@pytest.mark.parametrize("name", ids())
def test_cases_answer_every_item(name):
    items = [item["id"] for item in read_key(name)["items"]]
    names = [case["name"] for case in read_cases(name)]
    assert len(set(names)) == len(names)
    assert "typical" in names
    for case in read_cases(name):
        assert list(case["answers"]) == items, f"case '{case['name']}': items differ, or their order"


@pytest.mark.parametrize("name", ids())
def test_cases_cover_what_can_happen(name):
    key, cases = read_key(name), read_cases(name)
    for scale in key["scales"]:
        scores = [case["scores"][scale["id"]] for case in cases]
        count, enough = len(scale["items"]), recompute.min_answered(scale)
        seen = {
            "all lowest": any(s["pomp"] == 0 and s["answered"] == count and not s["flags"] for s in scores),
            "all highest": any(
                s["pomp"] == 100 and s["answered"] == count and not s["flags"] for s in scores
            ),
            "at the threshold": any(s["raw"] is not None and s["answered"] == enough for s in scores),
            "below it": any(s["answered"] == enough - 1 and "too_few_answers" in s["flags"] for s in scores),
        }
        assert all(seen.values()), f"{scale['id']}: {seen}"


@pytest.mark.parametrize("name", ids())
def test_every_perspective_a_scale_is_not_read_in_has_a_case(name):
    key, cases = read_key(name), read_cases(name)
    for scale in key["scales"]:
        for perspective in set(key["perspectives"]) - set(scale.get("perspectives", key["perspectives"])):
            flags = [c["scores"][scale["id"]]["flags"] for c in cases if c["perspective"] == perspective]
            assert ["not_interpreted"] in flags, f"{scale['id']}: no case in perspective '{perspective}'"


TEXT = {
    "format": "intimetry.text/1",
    "instrument": "kmss",
    "language": "en",
    "title": "A title",
    "instructions": {"now": "How to answer"},
    "private_instructions": {"now": "Who sees it"},
    "items": {"q1": "The first question"},
    "labels": {"one_to_seven": {"1": "The lowest option"}},
}


def test_text_schema_takes_the_documented_file():
    assert defects("text.schema.json", TEXT) == []


def test_text_schema_takes_prompts_of_no_one_instrument():
    alone = {"format": "intimetry.text/1", "language": "de", "prompts": {"cleared": "Leer."}}
    assert defects("text.schema.json", alone) == [] == defects("text.schema.json", TEXT | alone)
    assert defects("text.schema.json", alone | {"items": {"q1": "Eins"}}) != []
    assert defects("text.schema.json", alone | {"private_instructions": {"now": "Allein."}}) != []


@pytest.mark.parametrize(
    "change",
    [{"format": "x"}, {"items": {"q1": " "}}, {"labels": {"one_to_seven": {"one": "x"}}}, {"extra": 1},
     {"prompts": {"another": "x"}}],
)
def test_text_schema_refuses(change):
    assert defects("text.schema.json", TEXT | change) != []
