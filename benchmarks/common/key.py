"""The key of all tasks, read from key.json; items are indices from 0."""
import json
import pathlib

PATH = pathlib.Path(__file__).resolve().with_name("key.json")

_instrument = json.loads(PATH.read_text(encoding="utf-8"))
ITEMS = [item["id"] for item in _instrument["items"]]
SCALES = [scale["id"] for scale in _instrument["scales"]]
KEY = [[ITEMS.index(item) for item in scale["items"]] for scale in _instrument["scales"]]
REVERSED = sorted(ITEMS.index(item) for scale in _instrument["scales"] for item in scale["reversed"])
((LOW, HIGH),) = {(options["min"], options["max"]) for options in _instrument["response_sets"]}
(LEAST,) = {scale["missing"]["min_answered"] for scale in _instrument["scales"]}
(LENGTH,) = {len(items) for items in KEY}
