"""Writes data/answers.csv, seeded administrations (NA: missing), and table.csv: the longest run, by checking every interval."""
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
rng = random.Random(1)


def administrations():
    for n in (1, 2, 5, 12, 30):
        for repeat in range(8):
            yield [rng.choice(["NA"] + [str(o) for o in range(rng.choice([2, 5]))] * (1 + repeat % 3)) for _ in range(n)]
    yield ["3"] * 12
    yield ["3"] * 5 + ["NA"] + ["3"] * 6
    yield ["NA"] * 4


def longest(administration):
    lengths = [end - begin for begin in range(len(administration)) for end in range(begin + 1, len(administration) + 1)
               if set(administration[begin:end]) == {administration[begin]} and administration[begin] != "NA"]
    return max(lengths, default="NA")


(HERE / "data").mkdir(exist_ok=True)
with open(HERE / "data/answers.csv", "w") as data, open(HERE / "table.csv", "w") as table:
    data.write("answers\n")
    table.write("administration,longest_run\n")
    for number, administration in enumerate(administrations()):
        data.write(" ".join(administration) + "\n")
        table.write(f"{number},{longest(administration)}\n")
