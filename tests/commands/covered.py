"""Every command in a document is either a program command (run by program_test.py), in RUN (run by clone.py in
`.ci/run commands`), or in NOT_RUN, with the reason."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Run:
    """How a command runs here: with more options, standard input, or a separate home directory."""

    more: str = ""
    stdin: str = ""
    own_home: bool = False


TINY = Run(more="--tiny")

RUN = {
    "ctest --preset dev -L unit": Run(),
    "scripts/browser-needs": Run(),
    "scripts/python-env test": Run(),
    "PYTHONPATH=build/dev/python build/python-env/bin/python": Run(stdin="import intimetry\nassert intimetry.list()\n"),
    "scripts/screenshots": Run(),
    "scripts/install-needs build": Run(),
    "pip install .": Run(),
    "cmake --preset release && cmake --build --preset release": Run(),
    'cmake --install build/release --component development --prefix "$HOME/intimetry"': Run(own_home=True),
    "benchmarks/run score": TINY,
    "benchmarks/run score --rounds 3": TINY,
    "benchmarks/run --tiny": Run(),
    "benchmarks/run report": TINY,
    "benchmarks/run python --rounds 9": TINY,
}

A_STEP_ITSELF = "is a step of .ci/run itself"
RUNS_THIS = "runs this test among others"
AS_ROOT = "changes the machine, as root; .ci/run installs what it needs by scripts/install-needs"
UNPACKED = "tests/package/package.sh, which make package runs, unpacks and uses what is in them"

NOT_RUN = {
    ".ci/run": RUNS_THIS,
    ".ci/run asan fuzz": RUNS_THIS,
    ".ci/run commands": "is what runs this",
    ".ci/run spark": A_STEP_ITSELF,
    "make demo": A_STEP_ITSELF,
    "make test": A_STEP_ITSELF,
    "make package": A_STEP_ITSELF,
    "make format": "changes the sources; the step 'layout' runs the same program",
    "make bench": "takes an hour; benchmarks/run --tiny runs the same tasks",
    "cmake --preset dev && cmake --build --preset dev && ctest --preset dev": "is what make test does",
    "scripts/chroot-check": "installs a Debian, as root, and runs make demo and make test in it",
    "scripts/install-needs": "is the name of a file there; the step 'needs' runs it",
    "build/python-env/bin/python -m pybind11_stubgen intimetry._core -o python --ignore-all-errors":
        "changes the sources; tests/python/module/documents_test.py runs it into another folder",
    "apt-get install -y make git ca-certificates": AS_ROOT,
    "apt-get install ./build/release/package/*.deb": AS_ROOT + "; " + UNPACKED,
    "make package && apt-get install ./build/release/package/*.deb": AS_ROOT + "; " + UNPACKED,
}
