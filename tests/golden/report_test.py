"""Reports compared with golden files for each audience and format, and their numbers with those of other subcommands.

tests/golden/render/FORMAT/SAMPLE-AUDIENCE.ENDING is the output of `intimetry report` (pages.py describes where the styles
of pages are); tests/golden/approve renews them."""

import json
import re

import pages
import program
import pytest
from golden_test import compare, run
from program import HERE, ROOT

FORMATS = {"html": ["--html"], "json": ["--json"], "text": []}
ENDINGS = {"html": "html", "json": "json", "text": "txt"}
SAMPLES = {"couple": ("clinician", "joint", "a", "b"), "brief": ("clinician", "joint")}
CASES = [(sample, audience, form) for sample, audiences in SAMPLES.items() for audience in audiences for form in FORMATS]


def sample_file(sample):
    return ROOT / "examples" / "couple" / f"{sample}.json"


def report(sample, audience, *more):
    status, out, err = run(["report", sample_file(sample), "--for", audience, *more], ROOT)
    assert (status, err) == (0, b"")
    return out


@pytest.mark.parametrize("sample, audience, form", CASES)
def test_report(sample, audience, form):
    golden = HERE / "render" / form / f"{sample}-{audience}.{ENDINGS[form]}"
    found = report(sample, audience, *FORMATS[form])
    if form == "html":
        pages.compare_page(golden, found, pages.REPORT)
    else:
        compare(golden, found)


def blocks(document, section, kind):
    for part in document["sections"]:
        if part["id"] == section:
            yield from (block for block in part["blocks"] if block["kind"] == kind)


def other_verb(*arguments):
    done = program.run([*arguments, "--json"], ROOT)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_forest_shows_what_couple_computes():
    shown = json.loads(report("couple", "joint", "--json"))
    profile = other_verb("couple", sample_file("couple"), "--for", "joint")
    family = next(f for f in profile["families"] if f["id"] == "five-dimensions/difference/now")
    forest = next(blocks(shown, "closeness", "forest"))
    rows = [row for row in family["rows"] if row["kind"] == "base"]
    assert len(forest["rows"]) == len(rows) == 5
    for drawn, row in zip(forest["rows"], rows):
        # Eight or seven items from 0 to 4: 32 or 28 points are the full range.
        points = 28 if row["scale"] == "sexual" else 32
        assert drawn["value"] == pytest.approx(row["value"] * 100 / points, rel=1e-12)
        assert drawn["interval"] == pytest.approx([x * 100 / points for x in row["interval"]], rel=1e-12)
        assert (drawn["verdict"] == "beyond_error") == row["beyond_error"]


def test_changes_are_those_of_the_verb_change():
    shown = json.loads(report("couple", "clinician", "--json"))
    table = next(block for block in blocks(shown, "change", "table"))
    changes = other_verb("change", sample_file("couple"), "-i", "five-dimensions")
    expected = {}
    for series in changes["series"]:
        if series["respondent"] in ("a", "b") and series["perspective"] == "now":
            expected[series["scale"], series["respondent"]] = series["occasions"][-1]["since_first"]
    found = 0
    keys = {"Emotional closeness": "emotional", "Sexual closeness and affection": "sexual", "Sharing of ideas": "intellectual",
            "Shared experience": "experiential", "Shared meaning and values": "spiritual"}
    for scale, who, change, verdict, least in table["rows"]:
        if scale["text"] not in keys:
            continue
        row = expected[keys[scale["text"]], "a" if "Partner A" in who["text"] else "b"]
        assert change["value"] == pytest.approx(row["change"], rel=1e-12)
        assert change["interval"] == pytest.approx(row["interval"], rel=1e-12)
        assert (verdict["verdict"] == "beyond_error") == row["reliable"]
        found += 1
    assert found == 10


@pytest.mark.parametrize("audience", SAMPLES["couple"])
def test_a_page_asks_for_nothing(audience):
    page = report("couple", audience, "--html").decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?://|javascript:|\son\w+=", page)


def test_only_the_clinicians_report_knows_of_private_answers():
    for form in FORMATS:
        for audience in ("joint", "a", "b"):
            text = report("couple", audience, *FORMATS[form]).decode()
            assert "alone before any joint work" not in text and "fear" not in text
        assert "alone before any joint work" in report("couple", "clinician", *FORMATS[form]).decode()


@pytest.mark.parametrize("verb", ["report", "couple"])
def test_a_file_is_its_owners_alone(verb, tmp_path):
    path = tmp_path / "out.html"
    path.write_text("older, for all to read", encoding="utf-8")
    path.chmod(0o644)
    done = program.run([verb, sample_file("brief"), "--for", "joint", "-o", path], tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert path.stat().st_mode & 0o777 == 0o600


def couple_with(label, tmp_path):
    couple = json.loads(sample_file("brief").read_text(encoding="utf-8"))
    couple["partners"][0]["label"] = label
    path = tmp_path / "couple.json"
    path.write_text(json.dumps(couple), encoding="utf-8")
    return path


@pytest.mark.parametrize("label", ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{couple}} {{{svg}}}",
                                   "a\u0007\u001b[31mred\u202egnp.exe", "&amp;", "x" * 10000])
def test_hostile_labels_are_shown_as_text(label, tmp_path):
    path = couple_with(label, tmp_path)
    status, page, err = run(["report", path, "--for", "clinician", "--html"], tmp_path)
    assert (status, err) == (0, b"")
    text = page.decode()
    assert "<script" not in text and "<img" not in text and "\u202e" not in text and "\x1b" not in text
    status, words, err = run(["report", path, "--for", "clinician"], tmp_path)
    assert (status, err) == (0, b"")
    assert b"\x1b" not in words and b"\x07" not in words
