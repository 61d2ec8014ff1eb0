"""Figures for a paper, with matplotlib (the extra ``plots``). Each function returns its axes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ._figures import COLOURS, FEW, INK, add_legend, make_axes, numbers_of, one_of, style_of, title_of
from ._frame import Frame, listed, text_of
from ._frames import frame_of
from ._results import Change, Couples, Dyadic, Reliability


def _shown(rows: Any, count: int) -> dict[str, int]:
    """Return the rows of a profile, by name in the legend."""
    if count == 0:
        raise ValueError("profile: the data frame has no rows")
    if rows is None:
        rows = range(min(count, FEW))
    named = list(rows.items()) if isinstance(rows, Mapping) else [(None, row) for row in listed(rows)]
    if not named:
        raise ValueError("rows: expected at least one row, found none")
    shown = {}
    for name, row in named:
        if not isinstance(row, (int, np.integer)) or not 0 <= row < count:
            whose = "" if name is None else f" for '{name}'"
            raise ValueError(f"rows: expected a whole number from 0 to {count - 1}, found {row!r}{whose}")
        shown[f"row {row + 1}" if name is None else str(name)] = int(row)
    return shown


def profile(
    scores: Any, scales: str | Sequence[str], *, rows: Mapping[str, int] | Sequence[int] | None = None,
    low: float | None = None, high: float | None = None, axes: Any = None,
) -> Any:  # fmt: skip
    """Draw profiles over scales, such as the five dimensions, with error bars if `score` returned intervals.

    Parameters
    ----------
    scores : frame
        The result of `score`, with ``metrics="ci"`` for error bars. The bars are from the lower to the upper limit and may
        not contain the score: with ``true_score=True`` they are around another value.
    scales : sequence of str
        The scales, in the order of the axis; all with the same range.
    rows : mapping or sequence, optional
        Name -> number of the row, from 0; or only numbers. The first six rows by default.
    low, high : float, optional
        The range of the scales for the axis, extended if an interval exceeds it.
    axes : matplotlib axes, optional

    Returns
    -------
    matplotlib axes
    """
    frame = frame_of(scores)
    scales = [text_of(scale) for scale in listed(scales)]
    if not scales:
        raise ValueError("scales: expected at least one scale, found none")
    shown = _shown(rows, frame.rows)
    heights = np.array([numbers_of(frame, scale, shown.values()) for scale in scales])
    if np.isnan(heights).all():
        raise ValueError("profile: every score of these rows and scales is missing")
    ends = np.array([_ends(frame, scale, shown.values()) for scale in scales])
    axes = make_axes(axes, (6.4, 3.8))
    step = 0.12 if len(shown) < 7 else 0.7 / (len(shown) - 1)  # within 0.35 of the scale's position
    for i, name in enumerate(shown):
        places = np.arange(len(scales)) + step * (i - (len(shown) - 1) / 2)
        style = style_of(i)
        axes.plot(places, heights[:, i], label=name, markersize=6, **style)
        _draw_ends(axes, places, ends[:, :, i], style["color"])
    axes.set_xticks(range(len(scales)), [title_of(scale) for scale in scales])
    axes.set_xlim(-0.5, len(scales) - 0.5)
    if low is not None and high is not None:
        ends = np.append(ends, (low, high))  # an interval may exceed the range
        axes.set_ylim(np.nanmin(ends) - 0.03 * (high - low), np.nanmax(ends) + 0.03 * (high - low))
    axes.set_ylabel("Score")
    axes.grid(axis="y", color="#e4e4e4", linewidth=0.8)
    axes.set_axisbelow(True)
    add_legend(axes)
    _turn_names(axes)
    return axes


def _ends(frame: Frame, scale: str, rows: Iterable[int]) -> list[np.ndarray]:
    """Return the lower and upper limits of a scale's intervals; NaN if it has none."""
    names = [f"{scale}_ci_low", f"{scale}_ci_high"]
    if not all(name in frame.names for name in names):
        return [np.full(len(list(rows)), np.nan)] * 2
    return [numbers_of(frame, name, rows) for name in names]


def _draw_ends(axes: Any, places: np.ndarray, ends: np.ndarray, colour: str) -> None:
    there = ~np.isnan(ends).any(axis=1)
    if not there.any():
        return
    axes.vlines(places[there], ends[there, 0], ends[there, 1], color=colour, linewidth=1)
    for side in (0, 1):
        axes.plot(places[there], ends[there, side], "_", color=colour, markersize=6)


def _turn_names(axes: Any) -> None:
    """Rotate the names below the axis if they overlap, which is only known after drawing."""
    axes.figure.canvas.figure.draw_without_rendering()  # the whole figure, also for axes in a subfigure
    boxes = [label.get_window_extent() for label in axes.get_xticklabels()]
    if any(left.x1 + 4 > right.x0 for left, right in zip(boxes, boxes[1:])):
        for label in axes.get_xticklabels():
            label.set(rotation=30, horizontalalignment="right", rotation_mode="anchor")


_Line = tuple[str, float, float | None, float | None, bool]
"""A line of a forest: name, estimate, interval, and whether it is filled."""


def _effects(found: Dyadic) -> tuple[list[_Line], str]:
    if not found.effects:
        raise ValueError(f"forest: the model '{found.model}' has no effects to draw")
    rows = [row for row in found.rows() if row["name"].split(":")[-1] != "intercept"]  # not in the unit of
                                                                                       # the effects
    lines = []
    for row in rows:
        low, high = row.get("interval_low"), row.get("interval_high")
        if row["estimate"] is not None:
            lines.append((row["name"], row["estimate"], low, high, low is None or high is None or low > 0 or high < 0))
    if not lines:
        raise ValueError(f"forest: none of the effects of the model '{found.model}' could be estimated")
    if all(line[2] is None for line in lines):
        return lines, "Estimate"
    return lines, f"Estimate\n(filled: {100 * found.level:g} % interval excludes 0)"


def _differences(found: Couples, scale: str | None, quantity: str) -> tuple[list[_Line], str]:
    rows = found.to_dict()["rows"]
    if not rows:
        raise ValueError("forest: the result has no couples")
    one_of("quantity", quantity, (n for n in rows[0] if n.startswith(("difference", "gap", "misperception"))))
    scale = one_of("scale", rows[0]["scale"] if scale is None else scale, (row["scale"] for row in rows))
    lines = []
    for row in rows:
        part = row.get(quantity) or {}
        if row["scale"] == scale and part.get("value") is not None:
            lines.append((str(row["couple"]), part["value"], part.get("low"), part.get("high"), bool(part.get("beyond"))))
    if not lines:
        raise ValueError(f"forest: no couple has the answers that '{quantity}' of '{scale}' needs")
    lines.sort(key=lambda line: line[1])
    return lines, f"{title_of(quantity)}, {scale}\n(filled: beyond error at 5 %, Holm-adjusted)"


def forest(found: Couples | Dyadic, *, scale: str | None = None, quantity: str = "difference_now", axes: Any = None) -> Any:
    """Draw differences, or a model's effects, with their intervals; those beyond error are filled.

    The interval of a difference is unadjusted, but filling depends on Holm's adjustment of the couple's tests: a
    difference whose interval excludes 0 may be hollow. Effects are filled if their interval excludes 0, or if there is none.

    Parameters
    ----------
    found : Couples or Dyadic
        Of `couples`, one scale's differences by couple; of a model, its effects without intercepts.
    scale : str, optional
        The scale; the first by default.
    quantity : str
        The quantity of `couples`: ``"difference_now"``, ``"gap_first"`` ...
    axes : matplotlib axes, optional

    Returns
    -------
    matplotlib axes
    """
    lines, label = _effects(found) if isinstance(found, Dyadic) else _differences(found, scale, quantity)
    axes = make_axes(axes, (5.6, 1.1 + 0.22 * max(len(lines), 4)))
    for place, (_, mid, low, high, filled) in enumerate(lines):
        if low is not None:
            axes.plot([low, high], [place, place], color=COLOURS[0], linewidth=1.2, solid_capstyle="butt")
        axes.plot(mid, place, "o", color=COLOURS[0], markersize=5.5, markerfacecolor=COLOURS[0] if filled else "white")
    axes.axvline(0, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
    axes.set_yticks(range(len(lines)), [line[0] for line in lines], fontsize=8)
    axes.set_ylim(-0.8, len(lines) - 0.2)
    axes.invert_yaxis()
    axes.set_xlabel(label)
    return axes


def change(
    found: Change, *, scale: str | None = None, perspective: str | None = None,
    respondents: str | Iterable[Any] | None = None, axes: Any = None,
) -> Any:  # fmt: skip
    """Draw scores over time; occasions with a reliable change since the first are filled.

    Parameters
    ----------
    found : Change
    scale : str, optional
        The scale; the first by default.
    perspective : str, optional
        The perspective to draw; by default ``"now"``, or the first if the scale has no ``"now"``.
    respondents : str or iterable, optional
        The respondents to draw, in this order; the first six with a score by default.
    axes : matplotlib axes, optional

    Returns
    -------
    matplotlib axes
    """
    chosen, label = _courses(found, scale, perspective, respondents)
    axes = make_axes(axes, (6.4, 3.8))
    for i, one in enumerate(chosen):
        _draw_course(axes, one, style_of(i))
    for value in sorted({one["cutoff"]["value"] for one in chosen if one["cutoff"]}):
        axes.axhline(value, color=INK, linewidth=0.9, linestyle=(0, (4, 3)), label=f"cutoff {value:g}")
    if any("since_first" in occasion for one in chosen for occasion in one["occasions"]):
        axes.plot([], [], "o", color=INK, markersize=6.5, label="changed reliably\nsince the first")
    axes.set_ylabel(label)
    _date_axis(axes, {occasion["date"] for one in chosen for occasion in one["occasions"]})
    add_legend(axes)
    return axes


def _date_axis(axes: Any, days: set[str]) -> None:
    if len(days) == 1:
        axes.set_xticks(np.array(list(days), dtype="datetime64[D]"), list(days))  # for a single day a locator
                                                                                  # would show years
        return
    import matplotlib.dates as dates

    locator: Any = dates.AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]


def _courses(found: Change, scale: str | None, perspective: str | None, respondents: Any) -> tuple[list[dict[str, Any]], str]:
    """Return the series to draw, one per respondent, and their label."""
    series = found.to_dict()["series"]
    if not series:
        raise ValueError("change: nobody is in the result")
    scale = one_of("scale", series[0]["scale"] if scale is None else scale, (one["scale"] for one in series))
    of_scale = [one for one in series if one["scale"] == scale]
    seen = _perspective(of_scale, perspective)
    of = {one["respondent"]: one for one in of_scale if one["perspective"] == seen}
    if respondents is None:
        chosen = [one for one in of.values() if _has_scores(one)][:FEW]
    else:
        asked = dict.fromkeys(one_of("respondents", who, of) for who in listed(respondents))
        if not asked:
            raise ValueError("respondents: expected at least one, found none")
        chosen = [of[who] for who in asked]
    if not any(map(_has_scores, chosen)):
        raise ValueError(f"change: every score of '{scale}' is missing")
    several = len({one["perspective"] for one in series}) > 1
    return chosen, f"{title_of(scale)}, {seen}" if several else title_of(scale)


def _perspective(series: Sequence[Mapping[str, Any]], asked: str | None) -> str | None:
    there = list(dict.fromkeys(one["perspective"] for one in series))
    if asked is None:
        return "now" if "now" in there else there[0]
    if there == [None]:
        raise ValueError(f"perspective: expected none, as the answers have no column that says it, found '{asked}'")
    return one_of("perspective", asked, there)


def _has_scores(series: Mapping[str, Any]) -> bool:
    return any(occasion["score"] is not None for occasion in series["occasions"])


def _draw_course(axes: Any, series: Mapping[str, Any], style: Mapping[str, Any]) -> None:
    occasions = series["occasions"]
    days = np.array([occasion["date"] for occasion in occasions], dtype="datetime64[D]")
    scores = np.array([np.nan if o["score"] is None else o["score"] for o in occasions])
    reliable = np.array([bool((o.get("since_first") or {}).get("reliable")) for o in occasions])
    axes.plot(days, scores, label=series["respondent"], markersize=6.5, markerfacecolor="white", **style)
    if reliable.any():
        axes.plot(days[reliable], scores[reliable], markersize=6.5, **{**style, "linestyle": "none"})


def surface(found: Dyadic, *, low: float, high: float, role: str | None = None, axes: Any = None) -> Any:
    """Draw a response surface as contours over own and partner's value; on the solid line the values are equal.

    Parameters
    ----------
    found : Dyadic
        The result of `dyadic.response_surface`.
    low, high : float
        The range of the predictor, uncentred.
    role : str, optional
        The role of the outcome, if the model has roles: it has one surface per role.
    axes : matplotlib axes, optional

    Returns
    -------
    matplotlib axes
    """
    b = _coefficients(found, role)
    if not low < high:
        raise ValueError(f"low, high: expected low below high, found {low!r} and {high!r}")
    axes = make_axes(axes, (5.2, 4.2))
    x, y = np.meshgrid(np.linspace(low, high, 121), np.linspace(low, high, 121))
    u, v = x - found.centre, y - found.centre
    z = b[0] + b[1] * u + b[2] * v + b[3] * u * u + b[4] * u * v + b[5] * v * v
    filled = axes.contourf(x, y, z, levels=12, cmap="viridis")
    axes.contour(x, y, z, levels=filled.levels, colors="white", linewidths=0.5, alpha=0.6)
    axes.plot([low, high], [low, high], color="white", linewidth=1.3)
    axes.plot([low, high], [high, low], color="white", linewidth=1.3, linestyle=(0, (4, 3)))
    predictor, outcome = found.predictors[0], found.outcomes[0]
    axes.set_xlabel(f"Own {predictor}")
    axes.set_ylabel(f"Partner's {predictor}")
    if role is not None:
        other = next(one for one in found.roles if one != role)
        axes.set_xlabel(f"{predictor} of {role}")
        axes.set_ylabel(f"{predictor} of {other}")
        outcome = f"{outcome} of {role}"
    axes.set_aspect("equal")
    axes.figure.colorbar(filled, ax=axes, label=outcome)
    return axes


def _coefficients(found: Dyadic, role: str | None) -> list[float]:
    """Return the intercept and b1 to b5."""
    if found.model != "response-surface":
        raise ValueError(f"surface: expected what dyadic.response_surface returned, found a model '{found.model}'")
    roles = found.to_dict().get("roles", [])
    if role is None and roles:
        raise ValueError(f"role: expected {', '.join(roles)}, as each role has a surface of its own, found none")
    if role is not None and not roles:
        raise ValueError(f"role: expected none, as members of this model are exchangeable, found '{role}'")
    start = "" if role is None else one_of("role", role, roles) + ":"
    effects = {effect.name: effect.estimate for effect in found.effects}
    b = [effects[start + name] for name in ("intercept", "b1", "b2", "b3", "b4", "b5")]
    if None in b:
        raise ValueError("surface: the model could not be estimated")
    return b


def item_rest(found: Reliability, *, scale: str | None = None, axes: Any = None) -> Any:
    """Draw each item's correlation with the rest of its scale; the dashed line is at 0.3.

    Parameters
    ----------
    found : Reliability
        With several perspectives or groups, the first with the scale is drawn.
    scale : str, optional
        The scale; the first by default.
    axes : matplotlib axes, optional

    Returns
    -------
    matplotlib axes
    """
    scales = found.scales
    if not scales:
        raise ValueError("item_rest: the result has no scales")
    scale = one_of("scale", scales[0].scale if scale is None else scale, (one.scale for one in scales))
    chosen = next(one for one in scales if one.scale == scale)
    names = [item.item for item in chosen["items"]]
    values = [np.nan if item.item_rest is None else item.item_rest for item in chosen["items"]]
    if np.isnan(values).all():
        raise ValueError(
            f"item_rest: no item of '{scale}' has a correlation with the rest: {chosen.n} administrations, or answers that "
            "do not vary, are not enough"
        )
    axes = make_axes(axes, (5.2, 0.9 + 0.24 * max(len(names), 4)))
    places = np.arange(len(names))
    axes.hlines(places, 0, values, color="#b9cfe0", linewidth=2)
    axes.plot(values, places, "o", color=COLOURS[0], markersize=6)
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.axvline(0.3, color="#909090", linewidth=0.9, linestyle=(0, (4, 3)))
    axes.set_yticks(places, names)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(min(0, np.nanmin(values)) - 0.05, 1.02)
    alpha = "undefined" if chosen.alpha is None else f"{chosen.alpha:.2f}"
    axes.set_xlabel(f"Item-rest correlation, {scale} (alpha {alpha})")
    return axes


__all__ = ["change", "forest", "item_rest", "profile", "surface"]
