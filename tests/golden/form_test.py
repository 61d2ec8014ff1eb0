"""Forms against reviewed pages: what stands in a form changes only when somebody has read the change."""

import program
import pytest
from golden_test import compare
from program import HERE

FORMS = {
    "session-pulse": ["session-pulse"],
    "five-dimensions-brief": ["five-dimensions-brief", "--perspective", "partner"],
    "readiness": ["readiness"],
}


@pytest.mark.parametrize("name", FORMS)
def test_form(name, tmp_path):
    done = program.run(["form", *FORMS[name]], tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    compare(HERE / "render" / "form" / f"{name}.html", done.stdout)
