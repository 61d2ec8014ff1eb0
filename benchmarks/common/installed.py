"""The installed software. A contender that needs something else is skipped with a message."""
import functools
import importlib.util
import shutil
import subprocess


@functools.cache
def missing(need):
    """Returns what is missing for a need, or "": "R", "R psych" (a package of R), "Python duckdb"."""
    language, _, package = need.partition(" ")
    if language == "Python":
        return "" if importlib.util.find_spec(package) else f"the Python package {package}"
    if not shutil.which("Rscript"):
        return "R"
    if not package:
        return ""
    asked = ["Rscript", "-e", f'quit(status = if (requireNamespace("{package}", quietly = TRUE)) 0 else 1)']
    found = subprocess.run(asked, capture_output=True, check=False).returncode == 0
    return "" if found else f"the R package {package}"


def all_missing(needs):
    return list(dict.fromkeys(filter(None, map(missing, needs))))


def has(need):
    return not missing(need)
