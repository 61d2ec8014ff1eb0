"""python3 -B tests/commands/clone.py [WORDS]   runs the commands of covered.RUN in a built clone, in the order of the
documents; with WORDS only those that contain them. The status is 1 if one fails."""

import os
import subprocess
import sys
import tempfile
import time

import covered
from shown import ROOT, shown


def surroundings(folder, run):
    """Uses `pip` and `python` of an empty environment, as for a new user."""
    environ = os.environ | {"PATH": f"{folder}/env/bin:{os.environ['PATH']}", "CXX": os.environ.get("CXX", "c++")}
    if run.own_home:
        environ["HOME"] = f"{folder}/home"
    return environ


def works(command, run, folder):
    text = " ".join(filter(None, [command.text, run.more]))
    began = time.monotonic()
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=ROOT, env=surroundings(folder, run),
                          input=run.stdin, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    print(f"{'ok' if done.returncode == 0 else 'FAILED':6} {time.monotonic() - began:5.0f} s  "
          f"{command.document}:{command.line}: {text}", flush=True)
    if done.returncode != 0:
        print(f"{done.stdout}\nstatus {done.returncode}")
    return done.returncode == 0


def main():
    wanted = " ".join(sys.argv[1:])
    # A command in several documents runs once.
    commands = {command.text: command for command in reversed(shown())
                if command.text in covered.RUN and wanted in command.text}
    if not commands:
        sys.exit(f"no command with '{wanted}' in it")
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/home")
        subprocess.run([sys.executable, "-m", "venv", f"{folder}/env"], check=True)
        good = [works(command, covered.RUN[text], folder) for text, command in reversed(commands.items())]
    return 0 if all(good) else 1


sys.exit(main())
