"""JSON output: it is valid, and an instrument is the same after reading it back."""

import json

import pytest
from program import ROOT, run

IDS = sorted(path.parent.name for path in ROOT.glob("instruments/*/instrument.json"))


def test_the_list_names_every_instrument(tmp_path):
    done = run(["list", "--json"], tmp_path)
    entries = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(entry["id"] for entry in entries) == IDS
    for entry in entries:
        shipped = json.loads((ROOT / "instruments" / entry["id"] / "instrument.json").read_text(encoding="utf-8"))
        assert entry["scales"] == [scale["id"] for scale in shipped["scales"]]
        assert entry["items"] == len(shipped["items"])
        assert entry["perspectives"] == shipped["perspectives"]


@pytest.mark.parametrize("name", IDS)
def test_an_instrument_shown_as_json_is_the_same_instrument(name, tmp_path):
    assert run(["show", name, "--json", "-o", "own.json"], tmp_path).returncode == 0
    shown = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))
    shipped = json.loads((ROOT / "instruments" / name / "instrument.json").read_text(encoding="utf-8"))
    for composite in [*shown.get("composites", []), *shipped.get("composites", [])]:
        for part in composite["parts"]:
            part.setdefault("weight", 1)
    assert {"$schema": shipped["$schema"], **shown} == shipped
    assert run(["check", "own.json"], tmp_path).returncode == 0
    assert run(["show", "own.json"], tmp_path).stdout == run(["show", name], tmp_path).stdout
    assert run(["show", "own.json", "--json"], tmp_path).stdout == (tmp_path / "own.json").read_bytes()
