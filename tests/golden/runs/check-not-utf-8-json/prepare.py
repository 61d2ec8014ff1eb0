# An id that is not UTF-8: the message quotes it, and must still be JSON.
from pathlib import Path

Path("broken.json").write_bytes(b'{"format": "intimetry.instrument/1", "id": "\xff"}\n')
