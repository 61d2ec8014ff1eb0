"""The compile time of the library: for its users, and once for the library itself. Processor seconds, not clock time,
each file by one compiler process, without a compiler cache."""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from rounds import ROOT, Targets, in_turns, number, ratio, table
from task import Size, options_of, say_skipped

EXAMPLE = ROOT / "tests/package/main.cpp"
# Headers that a program that processes tables includes anyway.
STANDARD = "algorithm array cmath cstdint fstream functional iostream map memory optional set span sstream string " \
           "string_view utility vector".split()
INCLUDE = [f"-I{ROOT / 'include'}", "-I/usr/include/eigen3", "-ffp-contract=off", "-std=c++20"]
COMPILED = "-DINTIMETRY_COMPILED"
COMPILERS = ["g++", "clang++-14"]


def seconds(*command):
    """Returns the processor seconds of one command and its children."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{message}benchmarks: status {process.returncode} from {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def sources(folder):
    umbrella = folder / "umbrella.cpp"
    umbrella.write_text('#include "intimetry/intimetry.hpp"\n')
    standard = folder / "standard.cpp"
    standard.write_text("".join(f"#include <{name}>\n" for name in STANDARD))
    return umbrella, standard


def runs(compiler, folder, tiny):
    umbrella, standard = sources(folder)
    out = ["-c", "-o", os.devnull]

    def compile_one(source, *flags):
        return lambda: seconds(compiler, *INCLUDE, *flags, *out, str(source))

    found = {
        "standard headers": compile_one(standard, "-O2"),
        "README example, -O2": compile_one(EXAMPLE, "-O2", COMPILED),
        "README example, -O2, header-only": compile_one(EXAMPLE, "-O2"),
        "intimetry.hpp": compile_one(umbrella, "-O2", COMPILED),
        "intimetry.hpp, header-only": compile_one(umbrella, "-O2"),
    }
    return {name: run for name, run in found.items() if not tiny or "header-only" not in name}


def library(compiler, tiny):
    """Returns seconds by file of src/lib; only of the first with tiny sizes."""
    times = {}
    for source in sorted((ROOT / "src/lib").glob("*.cpp"))[:1 if tiny else None]:
        if sys.stderr.isatty():
            print(f"\r\033[K{compiler} {source.name} ", end="", file=sys.stderr, flush=True)
        times[source.stem] = seconds(compiler, *INCLUDE, COMPILED, "-O3", "-DNDEBUG", "-fPIC", "-fvisibility=hidden",
                                     "-c", "-o", os.devnull, str(source))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return times


def main():
    options = options_of("compile", rounds=Size(3, tiny=1))
    targets = Targets()
    for compiler in COMPILERS[:1] if options.tiny else COMPILERS:
        if shutil.which(compiler) is None:
            say_skipped(compiler, [compiler])
            continue
        with tempfile.TemporaryDirectory() as folder:
            results = in_turns(runs(compiler, pathlib.Path(folder), options.tiny), options.rounds, f"compile: {compiler}: ")
        table([f"{compiler}, seconds of the processor", "median", "least"],
              [[name, number(statistics.median(times)), number(min(times))] for name, times in results.items()])
        parts = library(compiler, options.tiny)
        whole = sum(parts.values())
        table([f"{compiler}, src/lib, -O3", "once"], [[name, number(time)] for name, time in
                                                      [*parts.items(), ("the whole library", whole)]])
        for name, limit in (("README example, -O2", 3), ("intimetry.hpp", 4)):
            times = results[name]
            targets.at_most(f"{compiler}: {name}", (statistics.median(times), min(times)), limit)
        targets.at_most(f"{compiler}: intimetry.hpp, times the standard headers",
                        ratio(results["intimetry.hpp"], results["standard headers"]), 2)
        targets.at_most(f"{compiler}: the whole library, -O3", (whole, whole), 150)
    targets.print()
    return 0


sys.exit(main())
