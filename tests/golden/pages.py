"""HTML pages compared with golden files, separately from their styles and scripts.

All pages of a kind have the same styles and scripts. The golden file of a page contains markers for them, and each
has its own golden file, tests/golden/render/looks/NAME, so that a changed line of CSS changes one golden file."""

import base64
import hashlib
import re

from golden_test import compare
from program import HERE

LOOKS = HERE / "render" / "looks"
# The styles and scripts of a page in order, each with the name of its template.
REPORT = ("style.css", "report-style.css")
FORM = ("style.css", "form-style.css", "form-script.js")

# A script element with a type contains data, which differs between pages, so it is kept.
LOOK = re.compile(rb"(?P<opening><(?P<element>style|script)>)(?P<content>.*?)(?P<closing></(?P=element)>)", re.DOTALL)


def allowed_as(content):
    """The hash with which a page's content security policy allows a style or script."""
    return b"'sha256-" + base64.b64encode(hashlib.sha256(content).digest()) + b"'"


def without_looks(page, names):
    """The page with a marker for each style and script, and for their hashes in its policy; and their
    contents by name."""
    contents = [found["content"] for found in LOOK.finditer(page)]
    assert len(contents) == len(names), f"{len(contents)} styles and scripts, expected {', '.join(names)}"
    left = iter(names)
    page = LOOK.sub(lambda found: found["opening"] + b"@" + next(left).encode() + found["closing"], page)
    for name, content in zip(names, contents):
        assert page.count(allowed_as(content)) == 1, f"the page's policy has to allow {name} once, by its hash"
        page = page.replace(allowed_as(content), b"'sha256-@" + name.encode() + b"'")
    return page, dict(zip(names, contents))


def compare_page(golden, page, names):
    """Compares a page with its golden file, and its styles and scripts with theirs."""
    page, contents = without_looks(page, names)
    compare(golden, page)
    for name, content in contents.items():
        compare(LOOKS / name, content)
