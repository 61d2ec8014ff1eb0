"""The library's headers and bodies: umbrella headers are complete, include rules hold, all are installed."""

import os
import re
import subprocess

import pytest
import tree
from include_rules import BRINGS_BODIES, bodies_of, broken_rules, is_body, is_public, misplaced_details

UMBRELLA = "intimetry/intimetry.hpp"
SCORING = "intimetry/scoring.hpp"
SCORING_FOLDERS = ("core", "data", "instrument", "io", "scoring")
NEEDS_A_LIBRARY = "intimetry/instruments.hpp"

HEADERS = [str(path) for path in tree.headers()]
FILES = [str(path) for path in tree.library()]
BODIES = [file for file in FILES if file.endswith(".ipp")]


def read(header):
    return tree.text(f"include/{header}")


def test_the_umbrella_has_every_public_header_in_order():
    expected = [h for h in HEADERS if is_public(h) and h not in (UMBRELLA, SCORING, NEEDS_A_LIBRARY)]
    listed = re.findall(r'#include "([^"]+)"', read(UMBRELLA))
    missing = [f'#include "{h}"' for h in expected if h not in listed]
    assert not missing, f"include/{UMBRELLA} lacks:\n" + "\n".join(missing)
    assert listed == expected


def test_the_scoring_umbrella_is_what_scoring_needs():
    expected = [h for h in HEADERS if is_public(h) and h.split("/")[1] in SCORING_FOLDERS]
    assert re.findall(r'#include "([^"]+)"', read(SCORING)) == expected


@pytest.mark.parametrize("file", FILES)
def test_include_rules(file):
    problems = broken_rules(file, read(file))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("file", FILES)
def test_details_are_in_the_namespace_of_their_folder(file):
    problems = misplaced_details(file, read(file))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("file", FILES)
def test_is_guarded(file):
    assert "#pragma once" in read(file).splitlines(), f"{file} lacks #pragma once"


@pytest.mark.parametrize("file", [file for file in FILES if re.search(r"^namespace ", read(file), re.MULTILINE)])
def test_is_in_the_namespace_of_its_mode(file):
    text = read(file)
    outside = [line for line in re.findall(r"^namespace intimetry\b.*", text, re.MULTILINE)
               if not line.startswith("namespace intimetry::INTIMETRY_MODE")]
    # The bundle of instruments is the same for both.
    assert outside == (["namespace intimetry {"] if file == NEEDS_A_LIBRARY else [])
    assert '#include "intimetry/core/config.hpp"' in text or (
        file.endswith(".ipp") and f'#include "{header_of(file)}"' in text), f"{file} lacks core/config.hpp"


def header_of(bodies):
    found = [h for h in HEADERS if not is_body(h) and bodies_of(h) == bodies]
    assert len(found) == 1, f"{bodies}: expected one header with these bodies, found {found}"
    return found[0]


@pytest.mark.parametrize("bodies", BODIES)
def test_bodies_come_with_their_header_and_are_compiled_once(bodies):
    header = header_of(bodies)
    assert read(header).endswith(BRINGS_BODIES % bodies), f"{header} has to end with:\n{BRINGS_BODIES % bodies}"
    assert f'#include "{header}"\n' in read(bodies)
    source = f"src/lib/{bodies.split('/')[1]}.cpp"
    compiled = sorted(re.findall(r'#include "([^"]+)"', tree.text(source)))
    assert compiled == sorted(b for b in BODIES if b.split("/")[1] == bodies.split("/")[1]), f"{source} lacks some"


@pytest.mark.parametrize("header", [h for h in HEADERS if not is_body(h)])
def test_bodies_that_a_header_brings_exist(header):
    for bodies in re.findall(r'#include "([^"]+\.ipp)"', read(header)):
        assert bodies in BODIES, f"{header} brings {bodies}, which does not exist"


def test_every_header_is_in_a_header_set(tmp_path):
    subprocess.run(["cmake", "--install", os.environ["INTIMETRY_BUILD"], "--component", "development", "--prefix",
                    str(tmp_path)], check=True, capture_output=True)
    installed = sorted(str(p.relative_to(tmp_path / "include")) for p in (tmp_path / "include").rglob("*.?pp"))
    assert installed == sorted(FILES)


@pytest.mark.parametrize("header, line, complaint", [
    ("intimetry/core/a.hpp", '#include "intimetry/instrument/instrument.hpp"', "only the standard library"),
    ("intimetry/core/impl/a.ipp", "#include <nlohmann/json.hpp>", "not allowed in this folder"),
    ("intimetry/io/a.hpp", "#include <nlohmann/json.hpp>", "other libraries are only for impl/"),
    ("intimetry/io/detail/a.hpp", "#include <nlohmann/json.hpp>", "other libraries are only for impl/"),
    ("intimetry/stats/a.hpp", '#include "intimetry/stats/impl/a.hpp"', "at the end of their header"),
    ("intimetry/stats/impl/a.ipp", '#include "intimetry/core/impl/a.hpp"', "belong to core alone"),
    ("intimetry/norms/a.hpp", '#include "intimetry/change/a.hpp"', "norms may include"),
    ("intimetry/scoring/a.hpp", '#include "intimetry/instrument/detail/a.hpp"', "belong to instrument alone"),
    ("intimetry/stats/impl/a.ipp", "#include <boost/math/distributions.hpp>", "Boost comes through"),
    ("intimetry/io/a.hpp", '#include "core/error.hpp"', "included as intimetry/"),
    ("intimetry/astrology/a.hpp", "", "not in the table"),
])
def test_the_rules_catch(header, line, complaint):
    problems = broken_rules(header, line + "\n")
    assert len(problems) == 1 and complaint in problems[0]


@pytest.mark.parametrize("line", ["namespace intimetry::INTIMETRY_MODE::detail {", "x = detail::y();",
                                  "namespace detail {", "x = core::detail::y();", "using namespace io::detail::z;"])
def test_the_rule_of_details_catches(line):
    assert len(misplaced_details("intimetry/stats/a.hpp", line + "\n")) == 1
    assert not misplaced_details("intimetry/stats/a.hpp", "namespace stats::detail {\n}  // namespace detail\n")


@pytest.mark.parametrize("header, line", [
    ("intimetry/io/impl/a.hpp", "#include <nlohmann/json.hpp>"),
    ("intimetry/stats/impl/a.ipp", "#include <Eigen/Dense>"),
    ("intimetry/stats/impl/a.ipp", '#include "intimetry/stats/impl/b.hpp"'),
    ("intimetry/stats/a.hpp",
     '\n#if !defined(INTIMETRY_COMPILED)\n#include "intimetry/stats/impl/a.ipp"\n#endif'),
    ("intimetry/couple/a.hpp", '#include "intimetry/change/a.hpp"'),
    ("intimetry/core/a.hpp", "#include <cmath>"),
])
def test_the_rules_allow(header, line):
    assert broken_rules(header, line + "\n") == []


def test_every_table_of_words_is_tested():
    tables = {name for file in FILES for name in re.findall(r"^struct Words<(\w+)>", read(file), re.MULTILINE)}
    listed = re.search(r"using Enumerations =(.*?);", tree.text("tests/unit/core/words_test.cpp"), re.DOTALL)
    assert tables and not tables - set(re.findall(r"\w+", listed.group(1)))
