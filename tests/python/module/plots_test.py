"""Every figure is drawn from what analyses return, on axes of one's own or new ones."""

import matplotlib
import numpy as np
import pandas as pd
import pytest
from conftest import MAKERS, couples_answers, simulated

import intimetry as im

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

FIVE = ["emotional", "intellectual", "experiential", "spiritual", "sexual"]


@pytest.fixture(scope="module")
def long():
    return pd.DataFrame(couples_answers("five-dimensions", 40))


def figures(long):
    scores = im.score(long, "five-dimensions", metrics="ci", keep="others")
    sessions = pd.DataFrame(
        {"respondent": [f"p{i // 4}" for i in range(16)], "date": [f"2026-0{1 + i % 4}-01" for i in range(16)]}
        | simulated(im.load("ras"), 16, missing=0)
    )
    model = im.dyadic.response_surface(scores.drop(columns="flags"), "emotional", "sexual", centre=16)
    yield "profile", lambda **k: im.plots.profile(scores, FIVE, rows={"Partner A": 0, "Partner B": 1}, low=0, high=32, **k)
    yield "forest", lambda **k: im.plots.forest(im.couples(long.iloc[:24], "five-dimensions"), **k)
    yield "effects", lambda **k: im.plots.forest(im.dyadic.apim(scores.drop(columns="flags"), "emotional", FIVE[1:3]), **k)
    yield "change", lambda **k: im.plots.change(im.change(sessions, "ras"), **k)
    yield "surface", lambda **k: im.plots.surface(model, low=0, high=32, **k)
    yield "item_rest", lambda **k: im.plots.item_rest(im.reliability(long, "five-dimensions", bootstrap=0), **k)


def test_figures(long, tmp_path):
    for name, draw in figures(long):
        axes = draw()
        assert axes.get_xlabel() or axes.get_ylabel(), name
        axes.figure.savefig(tmp_path / f"{name}.png", dpi=100)
        assert (tmp_path / f"{name}.png").stat().st_size > 5000, name
        mine = plt.subplots()[1]
        assert draw(axes=mine) is mine
        plt.close("all")


def drawn(axes):
    """Return the series on the axes, label -> line."""
    return {line.get_label(): line for line in axes.lines if not line.get_label().startswith("_")}


def bars(axes):
    """Return the intervals on the axes as (low, high), in the order drawn."""
    return [tuple(map(float, ends[:, 1])) for one in axes.collections for ends in one.get_segments() if len(ends)]


def look(line):
    """Return what tells one series from another without its colour, and with it."""
    return (line.get_marker(), line.get_linestyle()), (line.get_color(), line.get_marker(), line.get_linestyle())


def refused(call, *words):
    with pytest.raises(ValueError) as caught:
        call()
    for word in words:
        assert word in str(caught.value), str(caught.value)
    assert not plt.get_fignums(), "a figure was begun and left empty"


@pytest.fixture(autouse=True)
def no_figure_left():
    plt.close("all")
    yield
    plt.close("all")


TWO = {"warm": [20.0, 5.0], "warm_ci_low": [10.0, 4.0], "warm_ci_high": [16.0, 7.0], "close": [3.0, None]}


def test_an_interval_goes_from_low_to_high_wherever_the_score_lies():
    axes = im.plots.profile(TWO, ["warm"])
    assert bars(axes) == [(10, 16), (4, 7)]
    assert [list(line.get_ydata()) for line in drawn(axes).values()] == [[20], [5]]


def test_a_scale_without_an_interval_takes_none_from_the_others():
    axes = im.plots.profile(TWO, ["close", "warm"], rows=[0])
    assert bars(axes) == [(10, 16)]


@pytest.mark.parametrize("rows, expected", [
    (None, {"row 1": 20, "row 2": 5}), ([1], {"row 2": 5}), (1, {"row 2": 5}), (np.array([1, 0]), {"row 2": 5, "row 1": 20}),
    ({"mine": 1}, {"mine": 5}),
])  # fmt: skip
def test_the_rows_of_a_profile(rows, expected):
    found = drawn(im.plots.profile(TWO, "warm", rows=rows))
    assert {label: line.get_ydata()[0] for label, line in found.items()} == expected
    assert list(found) == list(expected)


def test_a_missing_score_of_any_kind_is_a_gap():
    frames = [pd.DataFrame({"a": pd.array([1, None], dtype=kind), "b": [3, 4]}) for kind in ("Int64", "float", object)]
    frames.append(pd.DataFrame({"a": pd.Series([1, pd.NA], dtype=object), "b": [3, 4]}))
    frames += [make({"a": [1, None], "b": [3, 4]}) for make in MAKERS.values()]
    for frame in frames:
        axes = im.plots.profile(frame, ["a", "b"])
        one, two = (line.get_ydata() for line in drawn(axes).values())
        assert list(one) == [1, 3] and np.isnan(two[0]) and two[1] == 4


@pytest.mark.parametrize("data, scales, rows, words", [
    (TWO, ["wram"], None, ["no column 'wram'", "did you mean 'warm'?"]),
    (TWO, ["warm"], {"x": 99}, ["rows", "'x'", "99", "0 to 1"]),
    (TWO, ["warm"], [-1], ["rows", "-1", "0 to 1"]),
    (TWO, ["warm"], ["first"], ["rows", "'first'", "0 to 1"]),
    (TWO, ["warm"], [], ["rows", "none"]),
    (TWO, [], None, ["scales", "none"]),
    (TWO, ["close"], [1], ["missing"]),
    ({"warm": []}, ["warm"], None, ["no rows"]),
    ({"warm": [1.0, "much"]}, ["warm"], None, ["column 'warm'", "row 2", "'much'", "number"]),
])  # fmt: skip
def test_what_a_profile_cannot_draw(data, scales, rows, words):
    refused(lambda: im.plots.profile(data, scales, rows=rows), *words)


def test_the_range_of_a_profile_is_shown_whole_and_so_are_intervals_beyond_it():
    low, high = im.plots.profile(TWO, ["warm"], low=0, high=12).get_ylim()
    assert low < 0 and high > 16
    low, high = im.plots.profile(TWO, ["warm"], low=0, high=32).get_ylim()
    assert low < 0 and 32 < high < 34


@pytest.mark.parametrize("part", [False, True])
def test_names_of_scales_do_not_run_into_each_other(part):
    for count, turned in ((2, False), (12, True)):
        data = {f"experiential_{n}": [float(n)] for n in range(count)}
        figure = plt.figure(figsize=(12, 4), layout="constrained")
        axes = im.plots.profile(data, list(data), axes=(figure.subfigures(1, 2)[0] if part else figure).subplots())
        assert [label.get_rotation() != 0 for label in axes.get_xticklabels()] == [turned] * count


def test_two_dozen_profiles_look_different_and_keep_to_their_scale():
    data = {name: [float(n) for n in range(24)] for name in ("a", "b", "c")}
    lines = drawn(im.plots.profile(data, ["a", "b", "c"], rows=range(24))).values()
    assert len({look(line)[0] for line in lines}) == len({look(line)[1] for line in lines}) == 24
    places = np.array([line.get_xdata() for line in lines])
    assert np.abs(places - [0, 1, 2]).max() <= 0.35 + 1e-12
    assert len(np.unique(places[:, 0])) == 24
