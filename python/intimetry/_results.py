"""Results of analyses: objects with the names of the program's JSON output."""

from __future__ import annotations

import html
import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from . import _core
from ._errors import visible
from ._frames import make_frame


def _short(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return "-" if math.isnan(value) else f"{value:.3f}" if abs(value) < 1e4 else f"{value:.4g}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_short(one) for one in value) + "]"
    return visible(str(value)).replace("\n", "\\n")


class Record(Mapping[str, Any]):
    """One part of a result: its fields are attributes and items of a mapping."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self._fields = dict(fields)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "_fields":
            raise AttributeError(name)
        try:
            return _wrapped(self._fields[name])
        except KeyError:
            raise AttributeError(f"no field '{name}'; there are {', '.join(self._fields)}") from None

    def __getitem__(self, name: str) -> Any:
        return _wrapped(self._fields[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields]

    def __repr__(self) -> str:
        shown = ", ".join(f"{n}={_short(v)}" for n, v in self._fields.items() if not isinstance(v, (dict, list)))
        return f"{type(self).__name__}({shown})"


def _wrapped(value: Any) -> Any:
    if isinstance(value, dict):
        return Record(value)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [Record(one) for one in value]
    return value


class Result(Record):
    """The result of an analysis.

    ``to_dict`` is what the program writes with ``--json``; ``to_frame`` a table of it; ``methods`` a paragraph for
    a paper.
    """

    def __init__(self, fields: Mapping[str, Any], kind: str = "pandas", about: str = "") -> None:
        super().__init__(fields)
        self._kind = kind if kind in ("pandas", "polars", "pyarrow") else "dict"
        self._about = about

    def __getattr__(self, name: str) -> Any:
        if name in ("_kind", "_about"):
            raise AttributeError(name)
        return super().__getattr__(name)

    def to_dict(self) -> dict[str, Any]:
        """Return everything, as in the program's ``--json`` output."""
        return json.loads(json.dumps(self._fields))  # type: ignore[no-any-return]

    def rows(self) -> list[dict[str, Any]]:
        """Return the table's rows."""
        raise NotImplementedError

    def to_frame(self, kind: str | None = None) -> Any:
        """Return the table in the same kind of frame as the data, or in the given `kind`."""
        rows = self.rows()
        names: dict[str, None] = {}
        for row in rows:
            names.update(dict.fromkeys(row))
        return make_frame(kind or self._kind, {name: [row.get(name) for row in rows] for name in names})

    def methods(self) -> str:
        """Return a paragraph for the methods section."""
        raise NotImplementedError

    def _shown(self) -> tuple[list[str], list[dict[str, Any]]]:
        rows = self.rows()
        names = [name for name in (rows[0] if rows else {}) if any(row.get(name) is not None for row in rows)]
        return names, rows

    def __repr__(self) -> str:
        names, rows = self._shown()
        cells = [names, *([_short(row.get(name)) for name in names] for row in rows[:20])]
        widths = [max(len(line[i]) for line in cells) for i in range(len(names))]
        lines = ["  ".join(cell.rjust(width) for cell, width in zip(line, widths)) for line in cells]
        if len(rows) > 20:
            lines.append(f"... {len(rows) - 20} more rows; to_frame() has them all")
        return visible("\n".join([f"<{type(self).__name__}> {self._head()}", *lines]))

    def _head(self) -> str:
        return self._about

    def _repr_html_(self) -> str:
        names, rows = self._shown()
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_short(row.get(n)))}</td>" for n in names) + "</tr>" for row in rows[:50]
        )
        return f"<p><b>{type(self).__name__}</b> {html.escape(self._head())}</p><table><tr>{head}</tr>{body}</table>"


def pair(row: dict[str, Any], name: str, interval: Sequence[float] | None) -> None:
    row[name + "_low"], row[name + "_high"] = interval if interval else (None, None)


class Reliability(Result):
    """Reliability of each scale; ``groups`` has one entry per perspective and value of `by`."""

    @property
    def scales(self) -> list[Record]:
        """The scales of the only group, or of all groups one after the other."""
        return [scale for group in self.groups for scale in group.scales]

    def rows(self) -> list[dict[str, Any]]:
        table = []
        for group in self._fields["groups"]:
            start = {name: group[name] for name in ("perspective", "partner", "group") if name in group}
            for scale in group["scales"]:
                row = {**start, "scale": scale["scale"], "k": scale["k"], "n": scale["n"], "alpha": scale["alpha"]}
                drawn = scale.get("bootstrap")
                pair(row, "alpha", drawn["alpha"] if drawn else scale["feldt"])
                row["omega"] = scale["omega"]
                if drawn:
                    pair(row, "omega", drawn["omega"])
                row |= {name: scale[name] for name in ("standardised_alpha", "lambda2", "mean", "sd", "sem", "sem_by")}
                table.append(row)
        return table

    def methods(self) -> str:
        drawn = any("bootstrap" in s for g in self._fields["groups"] for s in g["scales"])
        words = f"{self._about} Reliability rests on {self._administrations()} administrations ({self._fields['cases']} cases): "
        words += "coefficient alpha and omega total of a one-factor model, "
        level = f"{100 * self._fields['level']:g} % "
        if drawn:
            boot = next(s["bootstrap"] for g in self._fields["groups"] for s in g["scales"] if "bootstrap" in s)
            words += f"with {level}intervals from {boot['replications']} bootstrap samples of {boot['drawn']} "
            words += "couples" if not self._fields["independent_cases"] else "administrations"
            words += f" (seed {boot['seed']})"
        else:
            words += f"with {level}intervals by Feldt's formula"
        words += "; the standard error of measurement is SD times the root of one minus "
        return words + "omega where it exists, else alpha."


    def _administrations(self) -> str:
        """Return the number of administrations used: fewer if answers are missing."""
        groups = self._fields["groups"]
        administrations = sum(group["administrations"] for group in groups)
        used = sorted({scale["n"] for group in groups for scale in group["scales"]})
        if len(used) > 1:
            of = " and ".join(["group"] * (len(groups) > 1) + ["scale"])
            return f"{used[0]} to {used[-1]}, by {of}, of {administrations}"
        return f"{used[0]} of {administrations}" if used and used[0] != administrations else str(administrations)


class Norms(Result):
    """Norms of a sample: ``save`` writes a file for `score` (``norms=``)."""

    def __init__(self, text: str, left_out: Sequence[str] = (), kind: str = "pandas", about: str = "") -> None:
        super().__init__(json.loads(text), kind, about)
        self._text = text
        self.left_out = list(left_out)

    def to_json(self) -> str:
        """Return the norm file's text."""
        return self._text

    def save(self, path: Any) -> None:
        """Write the norm file, completely or not at all; never over a couple's file."""
        _core.write_file(os.fspath(path), self._text)

    def rows(self) -> list[dict[str, Any]]:
        return [{k: v for k, v in norm.items() if not isinstance(v, (list, dict))} for norm in self._fields["norms"]]

    def methods(self) -> str:
        groups = sorted({str(norm["group"]) for norm in self._fields["norms"]})
        return (
            f"{self._about} Local norms are means, SDs and percentiles of: {', '.join(groups)} "
            f"({self._fields['source']}); a percentile is the share below a score and half of those who have it."
        )


class Change(Result):
    """Change over time: ``series`` has one entry per respondent and scale.

    The verdict on a difference between partners depends on its absolute value: ``"smaller_difference"``,
    ``"larger_difference"``, or ``"other_way_round"`` if the other partner's score is higher now.
    """

    def rows(self) -> list[dict[str, Any]]:
        table = []
        for series in self._fields["series"]:
            for occasion in series["occasions"]:
                row = {n: series[n] for n in ("respondent", "quantity", "perspective", "scale")}
                row |= {"date": occasion["date"], "score": occasion["score"]}
                for since in ("since_first", "since_previous"):
                    step = occasion.get(since) or {}
                    for name in ("change", "rc", "p", "reliable", "verdict"):
                        row[f"{since}_{name}"] = step.get(name)
                    pair(row, f"{since}_change", step.get("interval"))
                table.append(row)
        return table

    def methods(self) -> str:
        sources = sorted(
            {
                str(step["error"]["origin"])
                for series in self._fields["series"]
                for occasion in series["occasions"]
                for step in (occasion.get("since_first"), occasion.get("since_previous"))
                if step and step["error"]["origin"]
            }
        )
        people = len({series["respondent"] for series in self._fields["series"]})
        return (
            f"{self._about} Change of {people} respondents was held against its error (95 %); a change is reliable if "
            f"it is larger than error explains. Errors come from: {'; '.join(sources[:5]) or 'no source'}."
        )


class Quality(Result):
    """Response quality: suspected ``faults`` of the data, counts of ``flags``, and one row per respondent."""

    def rows(self) -> list[dict[str, Any]]:
        return [
            {n: ";".join(v) if isinstance(v, list) else v for n, v in row.items() if not n.endswith("_missing")}
            for row in self._fields["rows"]
        ]

    def _head(self) -> str:
        faults = self._fields["faults"]
        found = "; ".join(fault["suspected"] for fault in faults) or "none"
        return f"{self._fields['flagged']} of {self._fields['respondents']} respondents flagged; suspected faults: {found}"

    def methods(self) -> str:
        counts = ", ".join(f"{name} {count}" for name, count in self._fields["flags"].items())
        return (
            f"{self._about} Careless answering was screened by longest run, intra-individual SD, even-odd consistency, "
            f"psychometric synonyms and Mahalanobis distance in {self._fields['respondents']} respondents "
            f"(flagged: {counts}); nobody was removed."
        )


class Couple(Result):
    """One couple's profile for one audience: ``administrations`` of scores and ``families`` of discrepancies."""

    def rows(self) -> list[dict[str, Any]]:
        table = []
        for family in self._fields.get("discrepancies", self._fields.get("families", [])):
            start = {k: v for k, v in family.items() if not isinstance(v, (list, dict))}
            for row in family.get("rows", family.get("scales", [])):
                flat = {k: v for k, v in row.items() if not isinstance(v, (list, dict))}
                if "interval" in row:
                    pair(flat, "interval", row["interval"])
                table.append({**start, **flat})
        return table

    def methods(self) -> str:
        return (
            f"{self._about} Discrepancies were held against their measurement error, tests of one table being "
            "adjusted together (Holm); each value names where its error comes from."
        )


class Couples(Result):
    """A sample of couples, one row per couple and scale."""

    def rows(self) -> list[dict[str, Any]]:
        quantities = {name for row in self._fields["rows"] for name, v in row.items() if isinstance(v, dict)}
        table = []
        for entry in self._fields["rows"]:
            row: dict[str, Any] = {}
            for name, value in entry.items():
                if name not in quantities:
                    row[name] = value
                    continue
                parts = value or {}
                row[name] = parts.get("value")
                for part in ("tested", "se", "low", "high", "p", "beyond", "error"):
                    row[f"{name}_{part}"] = parts.get(part)
            table.append(row)
        return table

    def methods(self) -> str:
        summary = self._fields["summary"]
        return (
            f"{self._about} The partners of {summary['couples']} couples were compared; a difference is beyond error "
            "where the error of the answers does not explain it at 5 %, tests of one couple being adjusted together "
            f"(Holm): {summary['beyond']} couples with at least one, of {summary['with_difference']} that could be "
            "tested."
        )


class Dyadic(Result):
    """A model of a sample of couples: ``effects`` in a table, and the model's other results."""

    @property
    def effects(self) -> list[Record]:
        """The estimates."""
        return [Record(effect) for effect in self._fields["effects"]]

    def __getitem__(self, name: str) -> Any:
        for effect in self._fields["effects"]:
            if effect["name"] == name:
                return Record(effect)
        return super().__getitem__(name)

    def rows(self) -> list[dict[str, Any]]:
        if self._fields["model"] == "distinguishability":
            return self._tests()
        corrected = self._corrected()
        table = []
        for effect in self._fields["effects"]:
            row = {n: v for n, v in effect.items() if n != "interval" and not n.endswith("_missing")}
            if "interval" in effect:
                pair(row, "interval", effect["interval"])
            if "corrected" in self._fields:
                row["corrected"], interval = corrected.get(row["name"], (None, None))
                pair(row, "corrected", interval)
            if self._fields["model"] == "pseudo-couples":
                kind, of = row["name"].split(":")  # the difference is tested
                tested = self._fields[kind] if of == "difference" else {}
                row |= {n: tested.get(n) for n in ("p", "p_two_sided", "percentile", "permutations")}
            table.append(row)
        return table

    def _corrected(self) -> dict[str, tuple[float | None, list[float] | None]]:
        """Return effects corrected for the predictors' error, by name."""
        return {
            f"{of}{who}:{predictor}": (part[who], part[who + "_interval"])
            for of in [role + ":" for role in self._fields.get("roles", [])] or [""]
            for predictor in self._fields["predictors"]
            for part in [self._fields.get("corrected", {}).get(of + predictor)]
            if part
            for who in ("actor", "partner")
        }

    def _tests(self) -> list[dict[str, Any]]:
        """Return both tests of whether roles make a difference: by the chi-square distribution, and by permutation."""
        found = self._fields
        names = ("name", "estimate", "df", "p", "arrangements", "exact")
        tests = (
            ("chi_square", found["chi_square"], found["chi_square_df"], found["chi_square_p"], None, None),
            ("swap", found["chi_square"], None, found["swap_p"], found["arrangements"], found["exact"]),
        )
        return [dict(zip(names, test)) for test in tests]

    def _head(self) -> str:
        return f"{self._fields['model']}, {self._fields['couples']} couples"

    def __repr__(self) -> str:
        return "\n".join([super().__repr__(), *(visible(f"Note: {note}") for note in self._fields["notes"])])

    def _repr_html_(self) -> str:
        return super()._repr_html_() + "".join(f"<p>Note: {html.escape(note)}</p>" for note in self._fields["notes"])

    def methods(self) -> str:
        left = [
            f"{self._fields[name]} {why}"
            for name, why in (("left_out_missing", "for missing values"), ("left_out_one_partner", "with one partner only"))
            if self._fields[name]
        ]
        words = (
            f"Model {self._fields['model']} (intimetry): {self._fields['couples']} couples; left out: "
            f"{', '.join(left) or 'none'}; members {'told apart by role' if 'roles' in self._fields else 'exchangeable'}. "
        )
        if "unvalidated" in self._fields:
            words += f"The instrument {self._fields['unvalidated']} is unvalidated. "
        return " ".join([words + "Assumed:", *self._fields["assumed"], *self._fields["notes"]])
