"""Every figure is drawn from what analyses return, on axes of one's own or new ones."""

import matplotlib
import pandas as pd
import pytest
from conftest import couples_answers, simulated

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
