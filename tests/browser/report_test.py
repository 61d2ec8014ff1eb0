"""Reports in a browser: no requests, accessible, at every size, with any labels and wording."""

import json
import os
import subprocess

import browsing
import pytest
from browsing import DESKTOP, PAPER, PHONE, ROOT

PROGRAM = os.environ["INTIMETRY_PROGRAM"]
COUPLES = ROOT / "examples" / "couple"
HOSTILE = ["<script>document.title = 'caught'</script>", "\"><img src=x onerror=\"document.title = 'caught'\">",
           "\u202eright to left \u2067and so on", "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "x" * 10000, "word " * 2000]


def page_of(folder, couple, audience, *more):
    path = folder / f"{audience}.html"
    done = subprocess.run([PROGRAM, "report", str(couple), "--for", audience, "-o", str(path), *map(str, more)],
                          cwd=folder, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.mark.parametrize("sample, audience", [("couple", "clinician"), ("couple", "a"), ("brief", "joint")])
def test_a_report_stays_home_and_is_for_anyone(browser, tmp_path, sample, audience):
    path = page_of(tmp_path, COUPLES / f"{sample}.json", audience)
    for size, scheme in ((PHONE, "light"), (DESKTOP, "dark"), (PAPER, "light")):
        page = browsing.open_page(browser, path, size, color_scheme=scheme)
        browsing.assert_stays_home(page)
        browsing.assert_layout_holds(page)
        browsing.assert_words_in_charts_stand_apart(page)
        if size is not PAPER:
            browsing.assert_accessible(page)
        page.context.close()


def test_every_chart_has_words(browser, tmp_path):
    page = browsing.open_page(browser, page_of(tmp_path, COUPLES / "couple.json", "clinician"), PHONE)
    charts = page.locator("svg.chart")
    assert charts.count() > 20
    for i in range(charts.count()):
        chart = charts.nth(i)
        assert chart.get_attribute("role") == "img"
        for part in chart.get_attribute("aria-labelledby").split():
            assert page.locator(f"[id='{part}']").text_content().strip()


def test_what_is_beyond_error_differs_by_shape(browser, tmp_path):
    page = browsing.open_page(browser, page_of(tmp_path, COUPLES / "couple.json", "joint"), DESKTOP)
    assert page.locator("svg path.beyond").count() > 0
    assert page.locator("svg circle.within").count() > 0
    assert page.locator("svg path.unknown").count() > 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_labels_and_wording_are_text(browser, tmp_path, text):
    couple = json.loads((COUPLES / "brief.json").read_text(encoding="utf-8"))
    couple["partners"][0]["label"] = text
    instrument = json.loads((ROOT / "instruments" / "five-dimensions-brief" / "instrument.json").read_text(encoding="utf-8"))
    instrument["id"] = "hostile"
    instrument.pop("$schema", None)
    instrument["title"] = {"en": text}
    for item in instrument["items"]:
        item["text"] = {"en": text}
    for scale in instrument["scales"]:
        scale["title"] = {"en": text}
    for given in couple["administrations"] + couple["consents"]:
        given["instrument"] = "hostile"
    (tmp_path / "couple.json").write_text(json.dumps(couple), encoding="utf-8")
    (tmp_path / "hostile.json").write_text(json.dumps(instrument), encoding="utf-8")
    path = page_of(tmp_path, tmp_path / "couple.json", "clinician", "--with", tmp_path / "hostile.json")
    for size in (PHONE, DESKTOP):
        page = browsing.open_page(browser, path, size)
        browsing.assert_stays_home(page)
        browsing.assert_layout_holds(page)
        assert "caught" != page.title() and page.locator("script, img").count() == 0
        page.context.close()
