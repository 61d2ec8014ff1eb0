"""HTML pages against golden files, apart from their styles and scripts.

All pages of a kind have the same styles and scripts. The golden file of a page holds a marker in their place, and each
of them has one golden file of its own, tests/golden/render/looks/NAME: a line of CSS changes one golden file."""

import base64
import hashlib
import re

from golden_test import compare
from program import HERE

LOOKS = HERE / "render" / "looks"
# The styles and scripts of a page in their order, each named as the template that it comes from.
REPORT = ("style.css", "report-style.css")
FORM = ("style.css", "form-style.css", "form-script.js")

# A script with a type is data, which differs from page to page: it stays.
LOOK = re.compile(rb"(?P<opening><(?P<element>style|script)>)(?P<content>.*?)(?P<closing></(?P=element)>)", re.DOTALL)


def allowed_as(content):
    """The word by which a page's content security policy allows a style or script: the hash of its content."""
    return b"'sha256-" + base64.b64encode(hashlib.sha256(content).digest()) + b"'"


def without_looks(page, names):
    """The page with a marker for each style and script, also where its policy allows them by their hash; and their
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
    """Holds a page against its golden file, and its styles and scripts against theirs."""
    page, contents = without_looks(page, names)
    compare(golden, page)
    for name, content in contents.items():
        compare(LOOKS / name, content)
