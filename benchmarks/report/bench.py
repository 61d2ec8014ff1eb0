"""The time for a couple's report, as a whole process: a simulated couple with twenty sessions, as text, as JSON and as
an HTML page, compared with the start of a Python that does nothing."""
import json
import os
import pathlib
import random
import statistics
import sys

from process import measure
from rounds import in_turns, number, ratio, table
from task import Size, options_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
SESSIONS = 20


def couple_of_many_sessions(path):
    key = json.loads((ROOT / "instruments" / "five-dimensions" / "instrument.json").read_text(encoding="utf-8"))
    rng = random.Random(20)
    given = [{"partner": partner, "instrument": key["id"], "version": key["version"], "perspective": perspective,
              "date": f"2026-{1 + session // 2:02d}-{10 + 14 * (session % 2)}",
              "answers": {item["id"]: rng.randint(0, 4) for item in key["items"]}}
             for session in range(SESSIONS) for partner in "ab" for perspective in ("now", "ideal")]
    consents = [{"partner": partner, "instrument": key["id"], "share": "scores", "date": "2026-01-01"} for partner in "ab"]
    path.write_text(json.dumps({"format": "intimetry.couple/1", "id": "simulated",
                                "partners": [{"id": p, "label": f"Partner {p} (simulated)"} for p in "ab"],
                                "administrations": given, "consents": consents}), encoding="utf-8")


def main():
    options = options_of("report", rounds=Size(50, tiny=1))
    folder = options.build / "data"
    folder.mkdir(parents=True, exist_ok=True)
    couple = folder / "couple-of-many-sessions.json"
    couple_of_many_sessions(couple)
    report = [str(options.program), "report", str(couple), "--for", "clinician", "-o", str(folder / "report")]
    commands = {"report, text": report, "report, JSON": [*report, "--json"], "report, HTML": [*report, "--html"],
                "python3 -c ''": [os.path.realpath(sys.executable), "-c", ""]}
    measure(report)
    written = (folder / "report").read_text(encoding="utf-8")
    assert "What has changed" in written and "2026-10-24" in written, "the report lacks the last session"
    results = in_turns({name: (lambda c=command: 1000 * measure(c)[0]) for name, command in commands.items()},
                       options.rounds, "report: ")
    empty = results["python3 -c ''"]
    print(f"{options.rounds} rounds, {SESSIONS} sessions, 80 administrations.\n")
    table(["whole process", "median, ms", "least", "times an empty Python"],
          [[name, number(statistics.median(times)), number(min(times)), f"{ratio(times, empty)[0]:.2f}"]
           for name, times in results.items()])
    return 0


sys.exit(main())
