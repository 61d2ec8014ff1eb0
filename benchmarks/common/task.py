"""Common parts of all tasks: their options, and the start of the contenders that can run here."""
import argparse
import collections
import pathlib

from installed import all_missing
from rounds import Contender


Size = collections.namedtuple("Size", "normal tiny")
Size.__doc__ = "An option of a task, whole numbers or lists of such, and its value with --tiny."
Wanted = collections.namedtuple("Wanted", "command environ needs", defaults=[()])
Wanted.__doc__ = "A contender to start, and what it needs besides what every task needs."


def options_of(task, **sizes):
    """Returns the options of the command line; a given size also applies with --tiny."""
    parser = argparse.ArgumentParser(prog=f"benchmarks/run {task}")
    parser.add_argument("--build", type=pathlib.Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--program", type=pathlib.Path, default="build/release/bin/intimetry")
    parser.add_argument("--tiny", action="store_true",
                        help="find out in seconds whether everything works: answers are compared, times say nothing")
    for name, size in sizes.items():
        many = {"nargs": "+"} if isinstance(size.normal, list) else {}
        parser.add_argument(f"--{name}", type=int, **many, help=f"normally {size.normal}, tiny {size.tiny}")
    options = parser.parse_args()
    for name, size in sizes.items():
        if getattr(options, name) is None:
            setattr(options, name, size.tiny if options.tiny else size.normal)
    if options.tiny:
        print("Tiny sizes: the times and what was aimed at say nothing.\n")
    return options


def start(wanted):
    """Starts those of `wanted` (name -> Wanted) that can run here; prints what is missing for the others."""
    contenders = {}
    for name, one in wanted.items():
        if absent := all_missing(one.needs):
            say_skipped(name, absent)
        else:
            contenders[name] = Contender([str(word) for word in one.command], one.environ)
    for versions in dict.fromkeys(contender.versions for contender in contenders.values()):
        if versions:
            print(versions)
    print()
    return contenders


def say_skipped(name, absent):
    print(f"skipped: {name}: not installed: {', '.join(absent)}")
