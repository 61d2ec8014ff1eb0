"""Instruments, bundled or in files, and their contents."""

from __future__ import annotations

import hashlib
import html
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from . import _core
from ._errors import DataError, visible
from ._frame import listed


class Instrument:
    """A questionnaire with its key.

    Returned by `load`. `to_dict` returns the contents of its file.
    """

    def __init__(self, core: _core.Instrument) -> None:
        self._instrument = core
        self._scorers: dict[str, _core.Scorer] = {}
        self._text: str | None = None

    def __getstate__(self) -> str:
        return self.to_json()

    def __setstate__(self, text: str) -> None:
        self.__init__(_core.parse_instrument(text, "instrument"))  # type: ignore[misc]

    @property
    def id(self) -> str:
        """The id, such as ``"csi-16"``."""
        return self._instrument.id

    @property
    def version(self) -> str:
        """The version of the key."""
        return self._instrument.version

    @property
    def title(self) -> str:
        """The title, in English if there is one."""
        return self._instrument.title()

    @property
    def items(self) -> list[str]:
        """The ids of the items, in the order of the form."""
        return [item["id"] for item in self._data["items"]]

    @property
    def scales(self) -> list[str]:
        """The ids of the scales."""
        return [scale["id"] for scale in self._data["scales"]]

    @property
    def composites(self) -> list[str]:
        """The ids of the composites."""
        return [scale["id"] for scale in self._data.get("composites", [])]

    @property
    def perspectives(self) -> list[str]:
        """The perspectives: now, ideal, partner, observer."""
        return list(self._data["perspectives"])

    @property
    def validated(self) -> bool:
        """Whether a study of it is published."""
        return bool(self._data["validation"] == "published")

    @property
    def content_hash(self) -> str:
        """The SHA-256 of the instrument's file as the library writes it, which identifies the key used."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Return the instrument's file."""
        if self._text is None:
            self._text = self._instrument.to_json()
        return self._text

    def to_dict(self) -> dict[str, Any]:
        """Return the contents of the instrument's file."""
        return json.loads(self.to_json())  # type: ignore[no-any-return]

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.to_dict()

    @cached_property
    def _clinician_items(self) -> frozenset[str]:
        return frozenset(item["id"] for item in self._data["items"] if item.get("visibility") == "clinician")

    def methods(self, *, missing: str | float = "published", scales: str | Iterable[str] | None = None) -> str:
        """Return a paragraph for a paper that describes the scores of this instrument.

        Examples
        --------
        >>> import intimetry as im
        >>> print(im.load("ras").methods())  # doctest: +ELLIPSIS
        The Relationship Assessment Scale (ras, version ...
        """
        options = {"missing": missing, "scales": scales}
        rules = self.scorer(options).rules()
        data = self._data
        words = [f"{_the(self.title)} ({self.id}, version {self.version}, content SHA-256 {self.content_hash[:12]}"]
        words[0] += f"; {data['citation']['text'].rstrip('.')})" if data["citation"].get("text") else ")"
        words[0] += f" was scored with intimetry {_core.__version__}."
        if not self.validated:
            words.append("The instrument is unvalidated: no study of it is published.")
        origin = {
            "published": "as published", "project": "the rule of intimetry, as none is published",
            "asked": "as chosen for this analysis",
        }
        for rule in rules:
            words.append(
                f"Scale {rule['scale']}: scored where at least {rule['min_answered']} of {rule['items']} items are "
                f"answered ({origin[rule['rule']]}), missing items being prorated."
            )
        return " ".join(words)

    def scorer(self, options: Mapping[str, Any]) -> _core.Scorer:
        key = repr(options)
        known = self._scorers.get(key)
        if known is None:
            if len(self._scorers) > 100:
                self._scorers.clear()
            known = self._scorers[key] = _core.Scorer(self._instrument, dict(options))
        return known

    def __repr__(self) -> str:
        state = "" if self.validated else ", unvalidated"
        items, scales = (
            f"{len(of)} {word}" + "s" * (len(of) != 1) for of, word in ((self.items, "item"), (self.scales, "scale"))
        )
        return visible(f"<Instrument {self.id} {self.version}: {items}, {scales}{state}>")

    def _repr_html_(self) -> str:
        scales = "".join(
            f"<tr><td>{html.escape(s['id'])}</td><td>{len(s['items'])}</td><td>{html.escape(' '.join(s['items']))}"
            "</td></tr>"
            for s in self._data["scales"]
        )
        return (
            f"<b>{html.escape(self.title)}</b> ({html.escape(self.id)} {html.escape(self.version)})"
            f"<table><tr><th>scale</th><th>items</th><th></th></tr>{scales}</table>"
        )


def _the(title: str) -> str:
    return title if title.startswith("The ") else f"The {title}"


@lru_cache(maxsize=128)
def _bundled(name: str) -> Instrument:
    return Instrument(_core.load_instrument(name, None))


def load(instrument: str | os.PathLike[str] | Mapping[str, Any], *, text: str | os.PathLike[str] | None = None) -> Instrument:
    """Return an instrument by its id, from its file, or from a dictionary.

    Parameters
    ----------
    instrument : str, path or mapping
        The id of a bundled instrument (see `list`), the path of a file (with a ``/`` in it, or ending in
        ``.json``), or the contents of such a file.
    text : path, optional
        A text file with the wording of the items, which is added to the instrument.

    Returns
    -------
    Instrument

    Raises
    ------
    LookupError
        No instrument has this id; the message contains the nearest id.
    InstrumentError
        The file has defects; all are listed.

    Examples
    --------
    >>> import intimetry as im
    >>> im.load("ras").scales
    ['satisfaction']

    In R, a key for ``psych::scoreItems`` is written manually: ``psych::make.keys(7, c(1, 2, 3, -4, 5, 6, -7))``.
    """
    if isinstance(instrument, Mapping):
        return Instrument(_core.parse_instrument(json.dumps(dict(instrument)), "instrument"))
    name = os.fspath(instrument)
    if not isinstance(instrument, str) and "/" not in name:
        name = "./" + name
    if text is None and "/" not in name and not name.endswith(".json"):
        return _bundled(name)
    return Instrument(_core.load_instrument(name, None if text is None else os.fspath(text)))


class InstrumentList:
    """The bundled instruments; iteration returns one dictionary for each."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self._entries = entries

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, at: int) -> dict[str, Any]:
        return self._entries[at]

    @property
    def ids(self) -> list[str]:
        """The ids."""
        return [entry["id"] for entry in self._entries]

    def to_dict(self) -> dict[str, dict[str, Any]]:
        """Return the entries by id."""
        return {entry["id"]: entry for entry in self._entries}

    def to_frame(self, kind: str = "pandas") -> Any:
        """Return the list as a frame: ``"pandas"``, ``"polars"``, ``"pyarrow"`` or ``"dict"``."""
        from ._frames import make_frame

        names = list(self._entries[0])
        flat = [
            {n: " ".join(e[n]) if isinstance(e[n], (list, tuple)) else e[n] for n in names} for e in self._entries
        ]
        return make_frame(kind, {name: [entry[name] for entry in flat] for name in names})

    def __repr__(self) -> str:
        return "\n".join(visible(f"{entry['id']:24}{entry['title']}") for entry in self._entries)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(e['id'])}</td><td>{html.escape(e['title'])}</td><td>{e['items']}</td>"
            f"<td>{html.escape(' '.join(e['scales']))}</td></tr>"
            for e in self._entries
        )
        return f"<table><tr><th>id</th><th>title</th><th>items</th><th>scales</th></tr>{rows}</table>"


def list_instruments() -> InstrumentList:
    """Return the instruments that come with the package; available as ``im.list``.

    Examples
    --------
    >>> import intimetry as im
    >>> "csi-16" in im.list().ids
    True

    R has no such list; with ``psych`` users write the keys themselves.
    """
    return InstrumentList(json.loads(_core.list_instruments()))


def paths_of(given: Any) -> list[str]:
    """Return the paths in an argument: one, or several."""
    return [os.fspath(one) for one in listed(given)]


def utf8(path: str) -> str:
    """Return a file's text without a byte order mark.

    Raises
    ------
    DataError
        The file is not UTF-8; the message contains the place.
    """
    with open(path, "rb") as file:
        content = file.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        error = DataError(
            f"{path}: line {line}: found the byte 0x{content[problem.start]:02X}, expected text in UTF-8; save or export the "
            "file as UTF-8"
        )
        error.code = "data_encoding"
        raise error from None


def check(
    file: str | os.PathLike[str], *, instruments: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] = ()
) -> str:
    """Check an instrument, text, couple or response file; return a description of a valid one.

    Parameters
    ----------
    file : path
        The file; its field ``format`` is its kind.
    instruments : path or iterable of paths
        Files of instruments that it uses and that are not bundled.

    Raises
    ------
    InstrumentError, DataError
        With every defect in ``defects``: code, JSON pointer, message.

    Examples
    --------
    >>> import intimetry as im, json, pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "mine.json"
    >>> _ = path.write_text(json.dumps(im.load("ras").to_dict()))
    >>> im.check(path)
    'instrument ras, version 1.0.0: 7 items, 1 scale; no cases.json beside it'

    R has no check of a key.
    """
    paths = [os.fspath(file), *paths_of(instruments)]
    for path in filter(os.path.isfile, paths):
        utf8(path)
    return _core.check_file(paths[0], paths[1:])


def instrument_of(instrument: Any) -> Instrument:
    return instrument if isinstance(instrument, Instrument) else load(instrument)
