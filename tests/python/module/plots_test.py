"""Every figure is drawn from results of analyses, on given or new axes."""

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
    """Return the style of each series without and with its colour."""
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


def sessions(people, perspectives=("now",), dates=("2026-01-01", "2026-02-01", "2026-03-01")):
    """Return administrations of several people, dates and perspectives."""
    rows = [(who, day, seen) for who in people for day in dates for seen in perspectives]
    administrations = pd.DataFrame(rows, columns=["respondent", "date", "perspective"])
    return pd.concat([administrations, pd.DataFrame(simulated(im.load("five-dimensions"), len(rows), missing=0))], axis=1)


NOTE = "changed reliably\nsince the first"


def courses(axes):
    """Return the people on the axes, without the note on filled marks."""
    lines = drawn(axes)
    assert list(lines)[-1] == NOTE
    return {label: line for label, line in lines.items() if label != NOTE}


def scores_of(administrations, who, perspective, scale):
    mine = administrations[(administrations["respondent"] == who) & (administrations["perspective"] == perspective)]
    return im.score(mine, "five-dimensions", keep="scores")[scale].tolist()


def test_change_draws_one_perspective_of_six_people():
    people = [f"sim{n:03}" for n in range(8)]
    administrations = sessions(people, ("ideal", "now", "partner"))
    found = im.change(administrations, "five-dimensions")
    for asked, seen in ((None, "now"), ("ideal", "ideal")):
        axes = im.plots.change(found, perspective=asked)
        lines = courses(axes)
        assert list(lines) == people[:6]
        for who, line in lines.items():
            assert line.get_ydata().tolist() == scores_of(administrations, who, seen, "emotional")
        assert axes.get_ylabel() == f"Emotional, {seen}"
    only = administrations[administrations["perspective"] != "now"]
    assert im.plots.change(im.change(only, "five-dimensions")).get_ylabel() == "Emotional, ideal"


def test_change_of_one_perspective_needs_no_word_for_it():
    found = im.change(sessions(["a"]).drop(columns="perspective"), "five-dimensions")
    assert im.plots.change(found, scale="sexual").get_ylabel() == "Sexual"
    plt.close("all")
    refused(lambda: im.plots.change(found, perspective="ideal"), "perspective", "'ideal'")


def test_respondents_are_named_as_text_and_whole():
    found = im.change(sessions([1, 10, 2]), "five-dimensions")
    for asked, expected in (("10", ["10"]), (10, ["10"]), ([2, 1.0], ["2", "1"]), (np.array(["1", "1"]), ["1"])):
        assert list(courses(im.plots.change(found, respondents=asked))) == expected


def test_filled_occasions_are_those_that_changed_reliably():
    days = ["2026-01-01", "2026-02-01", "2026-03-01"]
    data = {"respondent": ["a"] * 3, "date": days, "satisfaction": [2.0, 2.1, 4.0]}
    # SE of the difference 0.7 sqrt(2 (1 - 0.86)) = 0.37: 0.1 is within 1.96 of it, 2.0 beyond.
    axes = im.plots.change(im.change(data, "ras", scores=True, reliability=0.86, sd=0.7, cutoff=3))
    filled = [line.get_ydata() for line in axes.lines if line.get_marker() == "o" and line.get_markerfacecolor() != "white"]
    assert [list(values) for values in filled if len(values)] == [[4.0]]
    assert drawn(axes)["a"].get_markerfacecolor() == "white"
    assert list(drawn(axes)) == ["a", "cutoff 3", NOTE]
    assert list(drawn(axes)["cutoff 3"].get_ydata()) == [3, 3] and not axes.texts
    alone = im.plots.change(im.change(data, "ras", scores=True, reliability=0.86, sd=0.7, since="previous"))
    assert list(drawn(alone)) == ["a"]


def test_one_day_is_named_on_the_axis():
    axes = im.plots.change(im.change(sessions(["a", "b"], dates=["2026-02-03"]), "five-dimensions"))
    assert [label.get_text() for label in axes.get_xticklabels()] == ["2026-02-03"]


def test_two_dozen_courses_look_different():
    people = [f"p{n:02}" for n in range(24)]
    lines = courses(im.plots.change(im.change(sessions(people), "five-dimensions"), respondents=people)).values()
    assert len({look(line)[0] for line in lines}) == len({look(line)[1] for line in lines}) == 24


def test_what_change_cannot_draw():
    administrations = sessions(["anna", "bert"], ("now", "ideal"))
    found = im.change(administrations, "five-dimensions")
    refused(lambda: im.plots.change(found, scale="emotinal"), "scale", "'emotinal'", "did you mean 'emotional'?")
    refused(lambda: im.plots.change(found, perspective="Now"), "perspective", "did you mean 'now'?")
    refused(lambda: im.plots.change(found, perspective="observer"), "expected now, ideal, found 'observer'")
    refused(lambda: im.plots.change(found, scale="idealisation", perspective="ideal"), "expected now, found 'ideal'")
    refused(lambda: im.plots.change(found, respondents="ana"), "respondents", "'ana'", "did you mean 'anna'?")
    refused(lambda: im.plots.change(found, respondents=[]), "respondents", "none")
    refused(lambda: im.plots.change(im.change(administrations.iloc[:0], "five-dimensions")), "nobody")
    items = im.load("five-dimensions").items
    refused(lambda: im.plots.change(im.change(administrations.assign(**dict.fromkeys(items)), "five-dimensions")), "missing")


def test_people_without_scores_are_not_among_the_first_six():
    administrations = sessions([f"p{n}" for n in range(8)])
    administrations.loc[administrations["respondent"].isin(["p0", "p3"]), im.load("five-dimensions").items] = None
    assert list(courses(im.plots.change(im.change(administrations, "five-dimensions")))) == ["p1", "p2", "p4", "p5", "p6", "p7"]


def ticks(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def test_a_forest_says_what_filled_means(long):
    found = im.couples(long.iloc[:24], "five-dimensions")
    axes = im.plots.forest(found, scale="sexual")
    assert "filled: beyond error at 5 %, Holm-adjusted" in axes.get_xlabel()
    dots = [line for line in axes.lines if line.get_marker() == "o"]
    beyond = {row["couple"]: row["difference_now_beyond"] for row in found.rows() if row["scale"] == "sexual"}
    assert {name: dot.get_markerfacecolor() != "white" for name, dot in zip(ticks(axes), dots)} == beyond
    values = [dot.get_xdata()[0] for dot in dots]
    assert values == sorted(values) and len(values) == 12


@pytest.fixture(scope="module")
def scored(long):
    return im.score(long, "five-dimensions", keep="others").drop(columns="flags")


def test_a_forest_of_effects_has_no_intercept(scored):
    model = im.dyadic.apim(scored, "emotional", ["sexual"], role="partner", level=0.9)
    axes = im.plots.forest(model)
    effects = [f"{who}:{what}:sexual" for who in ("a", "b", "difference") for what in ("actor", "partner")]
    assert sorted(ticks(axes)) == sorted(effects)
    assert "filled: 90 % interval excludes 0" in axes.get_xlabel()
    assert ticks(im.plots.forest(im.dyadic.apim(scored, "emotional", "sexual"))) == ["actor:sexual", "partner:sexual"]


def test_effects_without_intervals_are_not_drawn_as_if_within_error(scored):
    axes = im.plots.forest(im.dyadic.pairwise(scored, ["emotional", "sexual"]))
    assert {line.get_markerfacecolor() != "white" for line in axes.lines if line.get_marker() == "o"} == {True}
    assert axes.get_xlabel() == "Estimate"


def test_what_a_forest_cannot_draw(long, scored):
    found = im.couples(long.iloc[:24], "five-dimensions")
    refused(lambda: im.plots.forest(found, quantity="diference_now"), "quantity", "did you mean 'difference_now'?")
    refused(lambda: im.plots.forest(found, quantity="first_now"), "expected difference_now", "found 'first_now'")
    refused(lambda: im.plots.forest(found, scale="sexal"), "scale", "'sexal'", "did you mean 'sexual'?")
    refused(lambda: im.plots.forest(found, quantity="gap_first"), "no couple", "'gap_first'", "'emotional'")
    refused(lambda: im.plots.forest(im.couples(long.iloc[[0, 2, 4]], "five-dimensions")), "no couple", "'difference_now'")
    refused(lambda: im.plots.forest(im.couples(long.iloc[:0], "five-dimensions")), "no couples")
    alike = im.dyadic.distinguishability(scored, "emotional", role="partner", draws=100)
    refused(lambda: im.plots.forest(alike), "distinguishability", "no effects")


def test_item_rest_without_alpha():
    # q1 + q2 is always 6 and the others always 3: the sum has zero variance, and q1 and the rest correlate
    # -1.
    data = {f"q{n}": [3, 3, 3, 3] for n in range(1, 8)} | {"q1": [1, 5, 2, 4], "q2": [5, 1, 4, 2]}
    axes = im.plots.item_rest(im.reliability(data, "ras"))
    assert axes.get_xlabel() == "Item-rest correlation, satisfaction (alpha undefined)"
    dots = dict(zip(ticks(axes), axes.lines[0].get_xdata()))
    assert dots["q1"] == pytest.approx(-1) and dots["q2"] == pytest.approx(-1) and np.isnan(dots["q3"])


def test_what_item_rest_cannot_draw(long):
    found = im.reliability(long, "five-dimensions", bootstrap=0)
    refused(lambda: im.plots.item_rest(found, scale="sexal"), "scale", "'sexal'", "did you mean 'sexual'?")
    same = long.assign(**dict.fromkeys(im.load("five-dimensions").items, 2))
    refused(lambda: im.plots.item_rest(im.reliability(same, "five-dimensions", bootstrap=0)), "no item", "'emotional'")


def test_a_surface_of_roles_is_one_roles(scored):
    model = im.dyadic.response_surface(scored, "emotional", "sexual", centre=16, role="partner")
    refused(lambda: im.plots.surface(model, low=0, high=32), "role", "a, b")
    refused(lambda: im.plots.surface(model, low=0, high=32, role="c"), "role", "expected a, b, found 'c'")
    for role in ("a", "b"):
        axes = im.plots.surface(model, low=12, high=20, role=role)
        b = [model[f"{role}:{name}"].estimate for name in ("intercept", "b1", "b2", "b3", "b4", "b5")]
        values = [
            b[0] + b[1] * own + b[2] * other + b[3] * own**2 + b[4] * own * other + b[5] * other**2
            for own in np.linspace(-4, 4, 121) for other in np.linspace(-4, 4, 121)
        ]  # fmt: skip
        levels = axes.collections[0].levels
        assert levels[0] <= min(values) < levels[1] and levels[-2] < max(values) <= levels[-1]
        assert axes.get_xlabel() == f"sexual of {role}" and axes.get_ylabel() == f"sexual of {'b' if role == 'a' else 'a'}"


def test_what_a_surface_cannot_draw(scored):
    plain = im.dyadic.response_surface(scored, "emotional", "sexual", centre=16)
    refused(lambda: im.plots.surface(plain, low=0, high=32, role="a"), "role", "'a'")
    refused(lambda: im.plots.surface(plain, low=32, high=0), "low", "32", "high", "0")
    refused(lambda: im.plots.surface(im.dyadic.apim(scored, "emotional", "sexual"), low=0, high=32), "response_surface", "'apim'")
