"""The files of the project, for the structure tests."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "build", "dist", "__pycache__", ".venv"}


def files(root=ROOT):
    """Paths relative to root of all files that are, or could be, committed."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"], capture_output=True) if (root / ".git").exists() else None
    if listed is not None and listed.returncode == 0:
        names = map(pathlib.PurePosixPath, filter(None, listed.stdout.decode().split("\0")))
        return sorted(name for name in names if (root / name).is_file())
    # An unpacked archive has no git.
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        found += [pathlib.PurePosixPath(pathlib.Path(folder, name).relative_to(root).as_posix()) for name in names]
    return sorted(found)


def headers(root=ROOT):
    """The library's headers, relative to include/."""
    return [p for p in library(root) if p.suffix == ".hpp"]


def library(root=ROOT):
    """The library's headers and bodies, relative to include/."""
    return [p.relative_to("include") for p in files(root)
            if p.is_relative_to("include") and p.suffix in (".hpp", ".ipp")]


def text(path, root=ROOT):
    return (root / path).read_text(encoding="utf-8")
