import pathlib

pathlib.Path("answers.xlsx").write_bytes(b"PK\x03\x04 and what else a zip file holds")
