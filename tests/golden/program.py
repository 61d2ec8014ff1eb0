"""Runs the program under test, always in the same environment."""

import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAM = os.environ["INTIMETRY_PROGRAM"]


def environment(**more):
    kept = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C.UTF-8"} | more


def run(arguments, cwd, stdin=b"", before=(), **options):
    """The finished run, with status, output and errors as bytes; `before` is a command that runs the program."""
    return subprocess.run([*before, PROGRAM, *map(str, arguments)], cwd=cwd, input=stdin, capture_output=True,
                          env=environment(), timeout=120, **options)


def start(arguments, cwd, **options):
    return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=cwd, **{"env": environment()} | options)
