"""Consents: given, taken back, and what each partner is told of them."""

import json

import program
from cases import begun, case, read


def consent(folder, share, *more, partner="a", instrument="ras", expect=0):
    return case(folder, "consent", "couple.json", "--partner", partner, "-i", instrument, "--share", share, *more,
                expect=expect)


def shared(folder, partner="a", instrument="ras"):
    """The consents in force by `case list`, by perspective."""
    listed = json.loads(case(folder, "list", "couple.json", "--json"))
    return {row["perspective"]: row["share"] for row in listed["shares"]
            if (row["partner"], row["instrument"]) == (partner, instrument)}


def test_consent_is_given_and_withdrawn(begun):
    said = consent(begun, "scores", "--date", "2026-03-01")
    assert "a shares of ras (now): scores" in said
    assert shared(begun) == {"now": "scores"}
    assert "a shares of ras (all perspectives): nothing" in consent(begun, "nothing", "--date", "2026-03-02")
    assert shared(begun) == {"now": "nothing"}
    before = (begun / "couple.json").read_bytes()
    said = consent(begun, "items", "--date", "2026-02-01", expect=4)
    assert "older than the last withdrawal of 'a' for ras, 2026-03-02" in said
    assert (begun / "couple.json").read_bytes() == before
    assert "expected nothing, scores or items" in consent(begun, "all", expect=2)
    consent(begun, "items", "--date", "2026-03-02")
    assert shared(begun) == {"now": "items"}
    assert [c["share"] for c in read(begun)["consents"]] == ["scores", "nothing", "items"], "the history is kept"
    assert all(c["entered"] for c in read(begun)["consents"])


def test_a_withdrawal_counts_at_once_whatever_its_date(begun):
    consent(begun, "items", "--date", "2026-03-09")
    consent(begun, "nothing", "--date", "2026-03-01")
    assert shared(begun) == {"now": "nothing"}


def test_consent_is_for_a_perspective_and_for_a_scale(begun):
    said = consent(begun, "scores", instrument="five-dimensions", expect=2)
    assert "--perspective" in said and "now, ideal, partner" in said
    consent(begun, "scores", "--perspective", "now", "--scale", "emotional,sexual", instrument="five-dimensions")
    listed = json.loads(case(begun, "list", "couple.json", "--json"))
    row = next(r for r in listed["shares"] if (r["partner"], r["perspective"]) == ("a", "now"))
    assert row["scales"] == {"emotional": "scores", "sexual": "scores", "intellectual": "nothing",
                             "experiential": "nothing", "spiritual": "nothing", "idealisation": "nothing"}
    assert shared(begun, instrument="five-dimensions")["ideal"] == "nothing"
    assert "did you mean 'emotional'" in consent(begun, "scores", "--perspective", "now", "--scale", "emotionl",
                                                 instrument="five-dimensions", expect=2)
    assert "has all, now, ideal, partner" in consent(begun, "scores", "--perspective", "observer",
                                                     instrument="five-dimensions", expect=2)


def test_what_cannot_be_shared_cannot_be_agreed_to(begun):
    before = (begun / "couple.json").read_bytes()
    for instrument in ("hits", "pc-ptsd-5"):
        assert "nothing of" in consent(begun, "scores", instrument=instrument, expect=2)
    assert "no shipped instrument" in consent(begun, "scores", instrument="raz", expect=2)
    assert (begun / "couple.json").read_bytes() == before


def test_whoever_agrees_is_told_what_scores_tell(begun):
    said = consent(begun, "scores", instrument="session-pulse")
    words = " ".join(said.split())
    assert "The lowest and the highest possible score reveal every answer of their scale." in words
    assert "nearly reveal the answers" in words
    for scale in ("communication", "connection", "passion", "understanding", "trust"):
        assert scale in words
    assert "reveal every answer" not in consent(begun, "nothing", instrument="session-pulse")
    consent(begun, "scores", instrument="session-pulse")
    listed = case(begun, "list", "couple.json")
    assert "nearly reveal answers" in listed and "reveal every answer" in listed
    assert "nearly reveal the answers" not in " ".join(consent(begun, "scores").split()), "ras has seven items"


def test_a_preview_shows_what_the_other_would_see_and_enters_nothing(begun):
    (begun / "sheets.csv").write_text("partner,date,q1,q2,q3,q4,q5,q6,q7\na,2026-03-01,5,4,3,2,4,3,1\n"
                                      "b,2026-03-01,1,1,1,1,1,1,1\na,2026-04-01,5,5,5,2,4,3,1\n")
    case(begun, "add", "couple.json", "--rows", "sheets.csv", "-i", "ras")
    before = (begun / "couple.json").read_bytes()
    said = consent(begun, "scores", "--preview")
    assert "Nothing was recorded" in said and "Satisfaction" in said
    # By hand: (5 + 5 + 5 + (6-2) + 4 + 3 + (6-1)) / 7.
    assert "4.4" in said
    assert "2026-04-01" in said and "2026-03-01" not in said, "earlier times have no day"
    assert (begun / "couple.json").read_bytes() == before
    nothing = consent(begun, "nothing", "--preview")
    assert "Satisfaction" not in nothing
    # The other partner's answers must not be shown here.
    (begun / "couple.json").write_text((begun / "couple.json").read_text().replace('"q1": 1', '"q1": 3'))
    assert consent(begun, "scores", "--preview") == said


def test_files_of_the_first_version_mean_what_they_meant(begun):
    old = read(begun)
    del old["clinician_file"]
    old["consents"] = [{"partner": "a", "instrument": "ras", "share": "nothing", "date": "2026-03-08"},
                       {"partner": "a", "instrument": "ras", "share": "items", "date": "2026-03-01"}]
    old["administrations"] = [{"partner": p, "instrument": "ras", "version": "1.0.0", "perspective": "now",
                               "date": "2026-03-01", "answers": {"q1": 3}} for p in ("a", "b")]
    (begun / "couple.json").write_text(json.dumps(old))
    assert shared(begun) == {"now": "nothing"}
    report = program.run(["report", "couple.json", "--for", "clinician"], begun).stdout.decode()
    assert "does not say whether a clinician's file belongs to it" in " ".join(report.split())
