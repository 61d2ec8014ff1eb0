"""Writes data/answers.csv, seeded answer sheets (NA: missing), and table.csv: the longest run, by checking every interval."""
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
rng = random.Random(1)


def sheets():
    for n in (1, 2, 5, 12, 30):
        for repeat in range(8):
            yield [rng.choice(["NA"] + [str(o) for o in range(rng.choice([2, 5]))] * (1 + repeat % 3)) for _ in range(n)]
    yield ["3"] * 12
    yield ["3"] * 5 + ["NA"] + ["3"] * 6
    yield ["NA"] * 4


def longest(sheet):
    lengths = [end - begin for begin in range(len(sheet)) for end in range(begin + 1, len(sheet) + 1)
               if set(sheet[begin:end]) == {sheet[begin]} and sheet[begin] != "NA"]
    return max(lengths, default="NA")


(HERE / "data").mkdir(exist_ok=True)
with open(HERE / "data/answers.csv", "w") as data, open(HERE / "table.csv", "w") as table:
    data.write("answers\n")
    table.write("sheet,longest_run\n")
    for number, sheet in enumerate(sheets()):
        data.write(" ".join(sheet) + "\n")
        table.write(f"{number},{longest(sheet)}\n")
