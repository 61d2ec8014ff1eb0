"""The library's headers: the umbrella is complete, include rules hold, all are installed, none is too long."""

import os
import re
import subprocess

import pytest
import tree
from include_rules import broken_rules

UMBRELLA = "intimetry/intimetry.hpp"
SCORING = "intimetry/scoring.hpp"
SCORING_FOLDERS = ("core", "data", "instrument", "io", "scoring")
NEEDS_A_LIBRARY = "intimetry/instruments.hpp"
LONGEST = 400

HEADERS = [str(path) for path in tree.headers()]


def read(header):
    return tree.text(f"include/{header}")


def test_the_umbrella_has_every_public_header_in_order():
    expected = [h for h in HEADERS if "/detail/" not in h and h not in (UMBRELLA, SCORING, NEEDS_A_LIBRARY)]
    listed = re.findall(r'#include "([^"]+)"', read(UMBRELLA))
    missing = [f'#include "{h}"' for h in expected if h not in listed]
    assert not missing, f"include/{UMBRELLA} lacks:\n" + "\n".join(missing)
    assert listed == expected


def test_the_scoring_umbrella_is_what_scoring_needs():
    expected = [h for h in HEADERS if "/detail/" not in h and h.split("/")[1] in SCORING_FOLDERS]
    assert re.findall(r'#include "([^"]+)"', read(SCORING)) == expected


@pytest.mark.parametrize("header", HEADERS)
def test_include_rules(header):
    problems = broken_rules(header, read(header))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("header", HEADERS)
def test_guarded_and_not_too_long(header):
    text = read(header)
    assert "#pragma once" in text.splitlines(), f"{header} lacks #pragma once"
    assert text.count("\n") <= LONGEST, f"{header} has {text.count(chr(10))} lines; split it by what it is about"


def test_every_header_is_in_a_header_set(tmp_path):
    subprocess.run(["cmake", "--install", os.environ["INTIMETRY_BUILD"], "--component", "development", "--prefix",
                    str(tmp_path)], check=True, capture_output=True)
    installed = sorted(str(p.relative_to(tmp_path / "include")) for p in (tmp_path / "include").rglob("*.hpp"))
    assert installed == sorted(HEADERS)


@pytest.mark.parametrize("header, line, complaint", [
    ("intimetry/core/a.hpp", '#include "intimetry/instrument/instrument.hpp"', "only the standard library"),
    ("intimetry/core/a.hpp", "#include <nlohmann/json.hpp>", "not the standard library"),
    ("intimetry/norms/a.hpp", '#include "intimetry/change/a.hpp"', "norms may include"),
    ("intimetry/scoring/a.hpp", '#include "intimetry/instrument/detail/a.hpp"', "belong to instrument alone"),
    ("intimetry/stats/a.hpp", "#include <boost/math/distributions.hpp>", "Boost comes through"),
    ("intimetry/io/a.hpp", '#include "core/error.hpp"', "included as intimetry/"),
    ("intimetry/astrology/a.hpp", "", "not in the table"),
])
def test_the_rules_catch(header, line, complaint):
    problems = broken_rules(header, line + "\n")
    assert len(problems) == 1 and complaint in problems[0]


@pytest.mark.parametrize("header, line", [
    ("intimetry/io/a.hpp", "#include <nlohmann/json.hpp>"),
    ("intimetry/stats/a.hpp", "#include <Eigen/Dense>"),
    ("intimetry/couple/a.hpp", '#include "intimetry/change/a.hpp"'),
    ("intimetry/core/a.hpp", "#include <cmath>"),
])
def test_the_rules_allow(header, line):
    assert broken_rules(header, line + "\n") == []
