"""Intimetry: scores of questionnaires about intimacy, and comparisons of two partners' scores.

    import intimetry as im

    im.list()                           the questionnaires
    im.score(answers, "csi-16")         the same kind of frame, with scores
    im.reliability(answers, "csi-16")   alpha, omega, their intervals
    im.couples(answers, "five-dimensions")
    im.dyadic.apim(couples, "satisfaction", "tension")
"""

from typing import TYPE_CHECKING

from . import _core, dyadic
from ._analyses import change, norms, quality, reliability
from ._couples import couple, couples
from ._core import __version__
from ._errors import DataError, InstrumentError, IntimetryError
from ._instruments import Instrument, check, load
from ._instruments import list_instruments as list
from ._reshape import reshape
from ._scoring import score, score_batches

__all__ = [
    "DataError", "Instrument", "InstrumentError", "IntimetryError", "__version__", "change", "check", "couple", "couples",
    "dyadic", "list", "load", "norms", "quality", "reliability", "reshape", "score", "score_batches",
]  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from . import files, plots, spark  # loaded at first use, because they need optional packages


def __getattr__(name: str) -> object:
    if name in ("files", "plots", "spark"):
        import importlib

        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'intimetry' has no attribute '{name}'")


def __dir__() -> "Iterable[str]":
    return [*__all__, "files", "plots", "spark"]
