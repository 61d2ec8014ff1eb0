"""Models of a sample of couples: from a frame with one row per partner to a result with a table of effects.

Every function takes the data first; ``couple`` is the name of the column that identifies couples. With
``instrument=``, outcomes and predictors may be its scales, scored from the items. All accept ``level``, ``seed`` and
``draws``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import _core
from ._analyses import frame_text
from ._frame import Frame, listed, text_of
from ._frames import frame_of
from ._instruments import Instrument, instrument_of
from ._reading import require_known
from ._results import Dyadic
from ._scoring import array_items, score

__all__ = [
    "apim", "common_fate", "distinguishability", "gls", "icc", "pairwise", "pseudo_couples", "response_surface",
    "truth_bias",
]  # fmt: skip


def _names(given: Any) -> list[str]:
    return [text_of(name) for name in listed(given)]


def _fit(
    model: str, data: Any, outcomes: Any, predictors: Any, *, role: str | None = None, couple: str = "couple",
    partner: str = "partner", covariates: Any = None, instrument: Instrument | str | None = None,
    reading: Mapping[str, Any] | None = None, **options: Any,
) -> Dyadic:  # fmt: skip
    named = ("role", "couple", "partner", "covariates", "instrument", "reading", "level", "seed", "draws")
    require_known(globals()[model.replace("-", "_")], options, named)
    known = None if instrument is None else instrument_of(instrument)
    private = bool((reading or {}).get("include_private"))
    frame = frame_of(data, () if known is None else array_items(known, private))
    if known is not None:
        frame = frame_of(score(data, known, **(reading or {})))
        if not known.validated:
            options["unvalidated"] = known.id
    elif reading:
        raise TypeError(f"{', '.join(reading)}: only with instrument=")
    options |= {
        "outcomes": _names(outcomes), "predictors": _names(predictors), "role": role, "couple": couple,
        "partner": partner, "covariates": _names(covariates),
    }  # fmt: skip
    asked = [*options["outcomes"], *options["predictors"], *options["covariates"], role, couple, partner]
    text = frame_text(frame, _needed(frame, asked), [role, couple, partner])
    options = {name: value for name, value in options.items() if value is not None}
    return Dyadic(json.loads(_core.dyadic(model, options, text)), frame.kind)


def _needed(frame: Frame, asked: Iterable[Any]) -> list[str]:
    """Return the columns of a model, or all columns if a name contains a * or is misspelt."""
    wanted = {text_of(name).removesuffix("@partner") for name in asked if name is not None}
    wanted |= {text_of(name) for name in asked if name is not None}
    named = [name for name in frame.names if name in wanted]
    return named if all(n in frame.names or n == "partner" or n.endswith("@partner") for n in wanted) else frame.names


def icc(data: Any, outcome: str | Iterable[str], *, role: str | None = None, **options: Any) -> Dyadic:
    """Return the similarity of partners: the intraclass correlation of couples.

    Parameters
    ----------
    data : frame
        One row per partner, with a column ``couple``.
    outcome : str or iterable of str
        Variables; a ``*`` stands for any text.
    role : str, optional
        The column whose two values distinguish members.
    **options
        ``couple``, ``partner``, ``instrument``, ``reading`` (a dictionary of `score`'s options), ``level``,
        ``seed``, ``draws``.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [1, 1, 2, 2, 3, 3, 4, 4], "sat": [1, 2, 3, 3, 5, 4, 2, 3]}
    >>> found = im.dyadic.icc(d, "sat")
    >>> found.couples
    4

    In R: ``psych::ICC(cbind(first, second))``, its ICC(1,1) for exchangeable members.
    """
    return _fit("icc", data, outcome, None, role=role, **options)


def pairwise(data: Any, outcome: Iterable[str], **options: Any) -> Dyadic:
    """Return the pairwise correlations of exchangeable partners: within and across (Griffin and Gonzalez).

    Parameters as in `icc`, without a role. If partners are hardly similar, the correlation between couples may
    exceed 1: it is not clipped, and ``admissible`` is false.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [1, 1, 2, 2, 3, 3, 4, 4, 5, 5], "a": [1, 2, 3, 3, 5, 4, 2, 3, 4, 4],
    ...      "b": [2, 2, 3, 4, 5, 5, 1, 3, 4, 3]}
    >>> im.dyadic.pairwise(d, ["a", "b"]).model
    'pairwise'

    In R: ``cor`` of the double-entered table.
    """
    return _fit("pairwise", data, outcome, None, **options)


def pseudo_couples(data: Any, outcome: str | Iterable[str], *, role: str | None = None, **options: Any) -> Dyadic:
    """Compare the similarity of partners' profiles with randomly paired couples.

    Parameters as in `icc`; a profile needs at least two variables.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(12)]} | {
    ...     f"q{i}": [(n // 2 * i + n % 2) % 5 for n in range(12)] for i in range(1, 6)}
    >>> im.dyadic.pseudo_couples(d, "q*", draws=200).model
    'pseudo-couples'

    In R: a loop that re-pairs ``sample(couples)`` and correlates rows.
    """
    return _fit("pseudo-couples", data, outcome, None, role=role, **options)


def distinguishability(data: Any, outcome: str | Iterable[str], *, role: str, **options: Any) -> Dyadic:
    """Test whether a role distinguishes members: means, variances and covariances.

    Parameters as in `icc`. The table has the chi-square with its p, and the p of a permutation test within
    couples, which is the valid one for small samples.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(20)], "sex": ["f", "m"] * 10,
    ...      "sat": [(7 * n + n // 2) % 11 for n in range(20)]}
    >>> im.dyadic.distinguishability(d, "sat", role="sex", draws=200).roles
    ['f', 'm']

    In R: a likelihood-ratio test of two ``lavaan::sem`` models.
    """
    return _fit("distinguishability", data, outcome, None, role=role, **options)


def apim(
    data: Any, outcome: str, predictor: str | Iterable[str], *, role: str | None = None,
    reliability: float | Iterable[float] | None = None, covariates: str | Iterable[str] | None = None, **options: Any,
) -> Dyadic:  # fmt: skip
    """Fit the actor-partner interdependence model.

    Parameters
    ----------
    data : frame
        One row per partner, with a column ``couple``.
    outcome, predictor : str, or several predictors
    role : str, optional
        The column whose two values distinguish members; exchangeable by default.
    reliability : float or iterable of float, optional
        Reliability of each predictor, for effects corrected for its error in the table's column ``corrected``.
    covariates : str or iterable of str, optional
        Columns of the couple; text means groups.
    **options
        As in `icc`.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(40)], "x": [(5 * n) % 13 for n in range(40)],
    ...      "y": [(3 * n + n // 3) % 11 for n in range(40)]}
    >>> [effect.name for effect in im.dyadic.apim(d, "y", "x").effects][:3]
    ['intercept', 'actor:x', 'partner:x']

    In R: ``nlme::gls(y ~ x + x_partner, correlation = corCompSymm(form = ~ 1 | couple))``.
    """
    given = [reliability] if isinstance(reliability, (int, float)) else reliability
    return _fit("apim", data, outcome, predictor, role=role, reliability=given, covariates=covariates, **options)


def gls(
    data: Any, outcome: str, predictor: str | Iterable[str], *, covariates: str | Iterable[str] | None = None,
    **options: Any,
) -> Dyadic:  # fmt: skip
    """Regress an outcome on any columns, with correlated residuals of partners; ``x@partner`` is the partner's x.

    Parameters as in `apim`, without a role.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(40)], "x": [(5 * n) % 13 for n in range(40)],
    ...      "y": [(3 * n + n // 3) % 11 for n in range(40)]}
    >>> im.dyadic.gls(d, "y", ["x", "x@partner"]).couples
    20

    In R: ``nlme::gls`` with ``corCompSymm``.
    """
    return _fit("gls", data, outcome, predictor, covariates=covariates, **options)


def common_fate(data: Any, outcome: str, predictor: str, **options: Any) -> Dyadic:
    """Fit the common-fate model: the relation of what partners have in common on two variables.

    Parameters as in `apim`, without a role. A negative variance is not clipped; then
    ``admissible`` is false.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(40)], "x": [(n // 2 * 3 + n % 2) % 13 for n in range(40)],
    ...      "y": [(n // 2 * 3 + n % 3) % 11 for n in range(40)]}
    >>> im.dyadic.common_fate(d, "y", "x").model
    'common-fate'

    In R: two latent variables in ``lavaan::sem``.
    """
    return _fit("common-fate", data, outcome, predictor, **options)


def response_surface(
    data: Any, outcome: str, predictor: str, *, centre: float, role: str | None = None, **options: Any
) -> Dyadic:
    """Fit the response surface of own and partner's value, which tests whether agreement matters.

    Parameters as in `apim`, and `centre`, such as the middle of the scale.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(60)], "x": [(5 * n + n // 7) % 13 for n in range(60)],
    ...      "y": [(3 * n + n // 3) % 11 for n in range(60)]}
    >>> im.dyadic.response_surface(d, "y", "x", centre=6).couples
    30

    In R: ``RSA::RSA(y ~ x * x_partner, d, center = "none")`` on centred values.
    """
    return _fit("response-surface", data, outcome, predictor, role=role, centre=centre, **options)


def truth_bias(data: Any, outcome: str, predictor: str, *, role: str | None = None, **options: Any) -> Dyadic:
    """Fit the truth-and-bias model: judgements of the partner, the partner's own answers, and the judge's own answers.

    Parameters
    ----------
    outcome : str
        The judgement of the partner.
    predictor : str
        Each person's answer about themselves.

    Examples
    --------
    >>> import intimetry as im
    >>> d = {"couple": [n // 2 for n in range(40)], "self": [(5 * n) % 13 for n in range(40)],
    ...      "guess": [(3 * n + n // 3) % 11 for n in range(40)]}
    >>> im.dyadic.truth_bias(d, "guess", "self").model
    'truth-bias'

    In R: ``nlme::gls`` of the judgement minus the truth's mean on centred truth and own value.
    """
    return _fit("truth-bias", data, outcome, predictor, role=role, **options)
