"""The allowed includes of each folder of the library. A folder may always include itself."""

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

# Libraries other than the standard one, by the beginning of the name in angle brackets. Only bodies may
# include them, since users of the compiled library may not have them. Only one file may include Boost.Math,
# so that its compile time and its policies are in one place. immintrin.h is part of the compiler; files that
# include it must also work without it. The kernels of scoring include it in src/lib; kernels_test.py says which
# files may.
LIBRARIES = {"stats": ("Eigen/", "immintrin.h"), "dyadic": ("Eigen/",), "io": ("nlohmann/",)}
BOOST_FILE = "intimetry/stats/impl/distributions.ipp"

DETAILS = re.compile(r"(?:(\w+)::)?\bdetail\b(?=::| \{)")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
BRINGS_BODIES = '\n#if !defined(INTIMETRY_COMPILED)\n#include "%s"\n#endif\n'


def is_body(file):
    return "/impl/" in file


def is_public(file):
    return "/impl/" not in file and "/detail/" not in file


def bodies_of(header):
    """The file with a header's bodies, if it has any."""
    parts = header.split("/")
    return f"{parts[0]}/{parts[1]}/impl/{parts[-1].removesuffix('.hpp')}.ipp"


def broken_rules(file, text):
    """The forbidden includes of a file of the library (relative to include/), one sentence each."""
    parts = file.split("/")
    folder = parts[1] if len(parts) > 2 else None
    if folder is not None and folder not in FOLDERS:
        return [f"{file}: the folder {folder} is not in the table of tests/structure/include_rules.py"]
    if not is_body(file) and folder is not None:
        text = text.removesuffix(BRINGS_BODIES % bodies_of(file))
    problems = []
    for bracket, name in INCLUDE.findall(text):
        problem = own_include(file, folder, name) if bracket == '"' else foreign_include(file, folder, name)
        if problem:
            problems.append(f"{file} includes {name}: {problem}")
    return problems


def own_include(file, folder, name):
    parts = name.split("/")
    if parts[0] != "intimetry":
        return "our own headers are included as intimetry/..."
    target = parts[1] if len(parts) > 2 else None
    if "impl" in parts and not is_body(file):
        return "bodies are included at the end of their header, unless INTIMETRY_COMPILED is defined"
    if folder is None or target == folder:
        return None
    if target not in FOLDERS[folder]:
        return f"{folder} may include {', '.join(sorted(FOLDERS[folder])) or 'only the standard library'}"
    if "detail" in parts or "impl" in parts:
        return f"the details of {target} belong to {target} alone"
    return None


def foreign_include(file, folder, name):
    standard = "/" not in name and not name.endswith((".h", ".hpp"))
    if standard:
        return None
    if not is_body(file):
        return "not the standard library: other libraries are only for impl/"
    if name.startswith("boost/"):
        return None if file == BOOST_FILE else f"Boost comes through {BOOST_FILE}"
    if name.startswith(LIBRARIES.get(folder, ("\0",))):
        return None
    return "not the standard library, and not allowed in this folder"


def misplaced_details(file, text):
    """Where a file of the library names a `detail` namespace other than its own folder's, a sentence each."""
    folder = file.split("/")[1]
    code = re.sub(r"//.*", "", text)
    return [f"{file} names {found}: the details of a folder are in {folder}::detail, and belong to it alone"
            for found in sorted({m.group(0) for m in DETAILS.finditer(code) if m.group(1) != folder})]
