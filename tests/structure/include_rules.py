"""Which folder of the library may include what. A folder may always include itself."""

import re

BASE = {"core", "stats", "instrument", "data", "scoring", "precision"}
WORTH = {"norms", "reliability", "quality", "change"}

FOLDERS = {
    "core": set(),
    "instrument": {"core"},
    "data": {"core"},
    "stats": {"core"},
    "scoring": {"core", "instrument", "data"},
    "precision": BASE - {"precision"},
    "norms": BASE,
    "reliability": BASE,
    "quality": BASE,
    "change": BASE,
    "couple": BASE | WORTH,
    "dyadic": {"core", "stats", "data"},
    "report": BASE | WORTH | {"couple", "dyadic"},
    "io": {"core", "instrument", "data"},
}

# Libraries other than the standard one, by the start of the name in angle brackets. Boost.Math may only come
# through one header, so that its long compile time and its policies are met in one place. immintrin.h comes with the
# compiler; what includes it must do without, too.
LIBRARIES = {"stats": ("Eigen/", "immintrin.h"), "dyadic": ("Eigen/",), "io": ("nlohmann/",)}
BOOST_HEADER = "intimetry/stats/distributions.hpp"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def broken_rules(header, text):
    """What a library header (named relative to include/) includes and may not, a sentence each."""
    parts = header.split("/")
    folder = parts[1] if len(parts) > 2 else None
    if folder is not None and folder not in FOLDERS:
        return [f"{header}: the folder {folder} is not in the table of tests/structure/include_rules.py"]
    problems = []
    for bracket, name in INCLUDE.findall(text):
        problem = own_include(folder, name) if bracket == '"' else foreign_include(header, folder, name)
        if problem:
            problems.append(f"{header} includes {name}: {problem}")
    return problems


def own_include(folder, name):
    parts = name.split("/")
    if parts[0] != "intimetry":
        return "our own headers are included as intimetry/..."
    target = parts[1] if len(parts) > 2 else None
    if folder is None or target == folder:
        return None
    if target not in FOLDERS[folder]:
        return f"{folder} may include {', '.join(sorted(FOLDERS[folder])) or 'only the standard library'}"
    if "detail" in parts:
        return f"the details of {target} belong to {target} alone"
    return None


def foreign_include(header, folder, name):
    if name.startswith("boost/"):
        return None if header == BOOST_HEADER else f"Boost comes through {BOOST_HEADER}"
    standard = "/" not in name and not name.endswith((".h", ".hpp"))
    if standard or name.startswith(LIBRARIES.get(folder, ("\0",))):
        return None
    return "not the standard library, and not allowed in this folder"
