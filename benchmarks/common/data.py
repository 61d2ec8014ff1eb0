import subprocess
import sys


def made_by(script, folder, *arguments):
    """The folder, filled by a script unless it is complete."""
    if not (folder / "complete").exists():
        subprocess.run([sys.executable, script, folder, *map(str, arguments)], check=True)
        (folder / "complete").touch()
    return folder
