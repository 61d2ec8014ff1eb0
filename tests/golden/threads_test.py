"""The same bytes with any number of threads, and every row in order, over many blocks."""

import csv
import json

import pytest
from program import ROOT, run

THREADS = (1, 2, 8)
ROWS = 60_000


def answers_of(number):
    """Every kind of row: complete, incomplete, too incomplete."""
    answers = [1 + number * step % 5 for step in (1, 2, 3, 4, 5)]
    for item in range(number % 4):
        answers[item] = ""
    return answers


def lines(count):
    yield "id,note,q1,q2,q3,q4,q5"
    for number in range(count):
        note = '"a line,\nand another"' if number % 7 == 0 else "x" * (number % 90)
        yield ",".join(map(str, [number, note, *answers_of(number)]))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("threads")
    (folder / "answers.csv").write_text("\n".join(lines(ROWS)) + "\n")
    # More than three blocks of 1 MiB.
    assert (folder / "answers.csv").stat().st_size > 3 << 20
    return folder


def run_with_each(folder, *arguments):
    """The output of the run, which must be the same for each number of threads."""
    seen = set()
    for threads in THREADS:
        done = run(["score", *arguments, "-i", "eis", "--threads", threads], folder)
        out = folder / "scores.csv"
        seen.add((done.returncode, done.stdout, done.stderr, out.read_bytes() if out.exists() else None))
        out.unlink(missing_ok=True)
    assert len(seen) == 1
    return seen.pop()


def test_scores_are_identical_and_rows_keep_their_order(folder):
    status, _, _, scores = run_with_each(folder, "answers.csv", "-o", "scores.csv", "--metrics", "pomp")
    assert status == 0
    rows = list(csv.DictReader(scores.decode().splitlines(keepends=True)))
    assert [row["id"] for row in rows] == [str(number) for number in range(ROWS)]
    for number, row in enumerate(rows):
        given = [answer for answer in answers_of(number) if answer != ""]
        assert int(row["emotional_n"]) == len(given)
        # The project's rule: at least 0.8 of five items.
        assert row["emotional"] == ("" if len(given) < 4 else f"{sum(given) / len(given) * 5:g}")


def test_json_lines_say_the_same_as_the_table(folder):
    _, table, _, _ = run_with_each(folder, "answers.csv", "-q", "--metrics", "pomp")
    _, text, _, _ = run_with_each(folder, "answers.csv", "-q", "--metrics", "pomp", "--json")
    rows = list(csv.DictReader(table.decode().splitlines(keepends=True)))
    objects = [json.loads(line) for line in text.decode().split("\n")[:-1]]
    assert len(objects) == len(rows) == ROWS
    for number, (row, one) in enumerate(zip(rows, objects), 1):
        score = one["scores"]["emotional"]
        assert one["row"] == number
        assert one["columns"] == {"id": row["id"], "note": row["note"]}
        assert score["answered"] == int(row["emotional_n"])
        for key, column in (("raw", "emotional"), ("pomp", "emotional_pomp")):
            assert score[key] == (None if row[column] == "" else float(row[column]))
        assert ";".join(f"emotional:{flag}" for flag in score["flags"]) == row["flags"]


def broken(folder, changes):
    """The table with some records replaced; records count from the header, which is 0."""
    records = list(lines(ROWS))
    for place, line in changes.items():
        records[place] = line
    (folder / "broken.csv").write_text("\n".join(records) + "\n")
    return run_with_each(folder, "broken.csv", "-o", "scores.csv")


def test_bad_answers_in_many_blocks_are_told_in_order(folder):
    places = [1, 7, *range(1000, ROWS, 1000)]
    status, _, errors, scores = broken(folder, {place: f"{place},,1,2,3,4,9" for place in places})
    told = errors.decode().splitlines()
    assert status == 4 and scores is None
    assert told[0].startswith(f"intimetry: broken.csv: {len(places)} answers cannot be scored;")
    assert [line.split(" (")[0].strip() for line in told[1:]] == [f"data row {place}" for place in places[:20]]


def test_the_first_fault_of_a_file_is_the_one_told(folder):
    changes = {50_000: '1,"never closed,1,2,3,4,5', 40_000: "too,few", 20_000: "1,,1,2,3,4,9"}
    status, _, errors, scores = broken(folder, changes)
    assert status == 4 and scores is None
    assert "data row 40000" in errors.decode() and "found 2 fields, expected 7" in errors.decode()


def test_the_example_of_the_project(folder):
    example = ROOT / "examples" / "five-dimensions" / "responses.csv"
    seen = {run(["score", example, "-i", "five-dimensions", "--threads", threads], folder).stdout for threads in THREADS}
    assert len(seen) == 1
