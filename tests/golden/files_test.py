"""Failing files, disks and pipes: an output file is complete or absent, an old one is kept, and the status is an error."""

import os
import resource
import signal
import subprocess
import time

import pytest
from program import run, start

HEADER = "id,note,q1,q2,q3,q4,q5\n"
OLD = b"an old file\n"
SCORE = ["score", "answers.csv", "-i", "eis", "-o", "scores.csv"]


def rows(count, note="x" * 1000):
    return "".join(f"{number},{note},1,2,3,4,5\n" for number in range(count))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "answers.csv").write_text(HEADER + rows(2000))
    (tmp_path / "scores.csv").write_bytes(OLD)
    return tmp_path


def assert_untouched(folder):
    assert sorted(path.name for path in folder.iterdir()) == ["answers.csv", "scores.csv"]
    assert (folder / "scores.csv").read_bytes() == OLD


def assert_failed(done, message):
    assert (done.returncode, done.stdout, done.stderr.decode()) == (5, b"", f"intimetry: {message}\n")


def without_privileges():
    """A command prefix that makes root obey file permissions, so that the test also works for root."""
    if os.geteuid() != 0:
        return []
    before = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"]
    try:
        subprocess.run([*before, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("root cannot lay down its privileges here: setpriv is missing or not allowed")
    return before


def test_a_read_only_folder(folder):
    before = without_privileges()
    (folder / "scores.csv").unlink()
    folder.chmod(0o555)
    try:
        done = run(SCORE, folder, before=before)
    finally:
        folder.chmod(0o755)
    assert_failed(done, "scores.csv: cannot be written: Permission denied")
    assert [path.name for path in folder.iterdir()] == ["answers.csv"]


def test_a_write_protected_file(folder):
    (folder / "scores.csv").chmod(0o444)
    assert_failed(run(SCORE, folder, before=without_privileges()), "scores.csv: cannot be written: Permission denied")
    assert_untouched(folder)


def test_answers_that_may_not_be_read(folder):
    (folder / "answers.csv").chmod(0)
    assert_failed(run(SCORE, folder, before=without_privileges()), "answers.csv: cannot be read: Permission denied")
    (folder / "answers.csv").chmod(0o644)
    assert_untouched(folder)


def test_a_full_disk(folder):
    script = ('mount -t tmpfs -o size=64k none disk || exit 99; cp scores.csv disk; "$0" "$@" -o disk/scores.csv; '
              'status=$?; ls -A disk; cat disk/scores.csv; exit $status')
    (folder / "disk").mkdir()
    done = run(["score", "answers.csv", "-i", "eis"], folder, before=["unshare", "--mount", "sh", "-c", script])
    if b"unshare" in done.stderr or done.returncode == 99:
        pytest.skip("a small disk of its own cannot be mounted here; a limit on file sizes is tested below")
    assert done.stderr == b"intimetry: disk/scores.csv: cannot be written: No space left on device\n"
    assert (done.returncode, done.stdout) == (5, b"scores.csv\n" + OLD)


def limit_file_size():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, 1 << 16))


def test_a_limit_on_file_sizes(folder):
    assert_failed(run(SCORE, folder, preexec_fn=limit_file_size), "scores.csv: cannot be written: File too large")
    assert_untouched(folder)


def test_output_that_cannot_be_held_back(folder):
    (folder / "answers.csv").write_text(HEADER + rows(10_000))
    done = run(SCORE[:4], folder, preexec_fn=limit_file_size)
    assert_failed(done, "cannot store the output in a temporary file: File too large")


def test_output_that_is_held_back_is_the_same(folder):
    (folder / "answers.csv").write_text(HEADER + rows(10_000))
    done = run(SCORE, folder)
    assert done.returncode == 0
    assert run(SCORE[:4], folder).stdout == (folder / "scores.csv").read_bytes() != OLD


def test_a_reader_that_leaves_after_the_first_line(folder):
    process = start(SCORE[:4], folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline() == b"id,note,emotional,emotional_n,flags\n"
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


@pytest.mark.parametrize("arguments", [["list"], ["list", "--json"], ["show", "pair"], ["show", "pair", "--json"]])
def test_a_reader_that_is_gone(arguments, tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    process = start(arguments, tmp_path, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (process.communicate(timeout=60)[1], process.returncode) == (b"", 0)


def test_no_standard_output(folder):
    done = run(SCORE[:4], folder, preexec_fn=lambda: os.close(1))
    assert_failed(done, "standard output: cannot be written: Bad file descriptor")
    done = run(["list"], folder, preexec_fn=lambda: os.close(1))
    assert_failed(done, "standard output: cannot be written: Bad file descriptor")


def test_no_standard_error(folder):
    assert run(SCORE, folder).returncode == 0
    whole = (folder / "scores.csv").read_bytes()
    assert run(SCORE, folder, preexec_fn=lambda: os.close(2)).returncode == 0
    assert (folder / "scores.csv").read_bytes() == whole


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("waited in vain")


def test_a_program_killed_midway_leaves_the_old_file(folder):
    (folder / "answers.csv").unlink()
    os.mkfifo(folder / "answers.csv")
    process = start(SCORE, folder, stderr=subprocess.DEVNULL)
    with open(folder / "answers.csv", "wb") as answers:
        # Several blocks, so that some scores are written before all answers are read.
        answers.write((HEADER + rows(5000)).encode())
        answers.flush()
        wait_for(lambda: any(path.stat().st_size > 0 for path in folder.glob(".scores.csv.*.tmp")))
        process.send_signal(signal.SIGKILL)
        assert process.wait(60) == -signal.SIGKILL
    assert (folder / "scores.csv").read_bytes() == OLD
    (folder / "answers.csv").unlink()
    (folder / "answers.csv").write_text(HEADER + rows(1, "again"))
    assert run(SCORE, folder).returncode == 0
    assert (folder / "scores.csv").read_text() == "id,note,emotional,emotional_n,flags\n0,again,15,5,\n"
