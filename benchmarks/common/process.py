"""Runs a command once and measures it from outside. Has few imports, for the reason in csv/compare.py."""
import os
import subprocess
import tempfile
import time

from rounds import environment


def measure(command):
    """Returns the seconds from start to end and the largest resident memory in MB; output is discarded.

    Linux counts the memory of the parent process until the program of the new one is loaded: the
    result is never less than the memory of this process, about 15 MB.
    """
    with tempfile.TemporaryFile("w+") as messages:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=messages)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            messages.seek(0)
            raise SystemExit(f"{messages.read()}benchmarks: status {process.returncode} from {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1000
