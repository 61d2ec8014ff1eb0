"""Changes of the difference of two partners: smaller or larger by absolute value, the same in text, JSON and CSV."""

import csv
import io
import json

import program
import pytest

ITEMS = [f"q{n}" for n in range(1, 8)]
DAYS = ("2026-01-01", "2026-02-01")


def couple(first, second):
    """A simulated couple with this difference in all seven answers, and so in the scores, on two occasions."""
    administrations = []
    for day, difference in zip(DAYS, (first, second)):
        for partner, level in (("a", 3 + difference), ("b", 3)):
            # The errors of the two days differ between items, so that there is a measurement error; items 4
            # and 7 are reversed.
            shift = [1, 0, 0, 0, 0, 0, -1] if partner == "a" and day == DAYS[1] else [0] * 7
            answers = {item: min(max(level + s, 1), 5) for item, s in zip(ITEMS, shift)}
            answers |= {item: 6 - answers[item] for item in ("q4", "q7")}
            administrations.append({"partner": partner, "instrument": "ras", "version": "1.0.0", "perspective": "now",
                           "date": day, "answers": answers})
    return {"format": "intimetry.couple/1", "id": "simulated",
            "partners": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
            "administrations": administrations, "consents": []}


SIGNS = [(-2, -1, "smaller difference"), (2, 1, "smaller difference"), (-1, -2, "larger difference"),
         (1, 2, "larger difference"), (-2, 0, "smaller difference"), (0, 2, "larger difference"),
         (0, -2, "larger difference"), (-1, 1, "now the other way round"), (1, -1, "now the other way round"),
         (-2, 1, "now the other way round"), (1, -2, "now the other way round"), (1, 1, "unchanged")]


@pytest.mark.parametrize("first, second, words", SIGNS)
def test_a_difference_is_judged_by_its_size(first, second, words, tmp_path):
    (tmp_path / "couple.json").write_text(json.dumps(couple(first, second)))
    asked = ["change", "couple.json", "-i", "ras"]
    text = program.run(asked, tmp_path)
    assert text.returncode == 0, text.stderr.decode()
    part = text.stdout.decode().split("a - b: satisfaction\n")[1].split("\n\n")[0]
    assert part.count(words) >= 1 and "increased" not in part and "decreased" not in part, part
    assert "not that the difference now is more than" in " ".join(text.stdout.decode().split())
    found = json.loads(program.run([*asked, "--json"], tmp_path).stdout)
    series = next(one for one in found["series"] if one["quantity"] == "difference")
    word = {"now the other way round": "other_way_round"}.get(words, words.replace(" ", "_"))
    assert series["occasions"][1]["since_first"]["verdict"] == word
    rows = csv.DictReader(io.StringIO(program.run([*asked, "--csv"], tmp_path).stdout.decode()))
    assert [row["since_first_verdict"] for row in rows if row["respondent"] == "a - b"] == ["", word]


def test_a_score_without_a_better_end_may_still_increase(tmp_path):
    example = program.ROOT / "examples" / "couple" / "couple.json"
    asked = ["change", example, "-i", "five-dimensions", "--scales", "idealisation"]
    text = program.run(asked, tmp_path).stdout.decode()
    assert "increased" in text.split("a: idealisation\n")[1].split("\n\n")[0]
