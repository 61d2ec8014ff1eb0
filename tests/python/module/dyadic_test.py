"""Models of couples in Python: their results agree with the program's, including missing values."""

import math

import numpy as np
import pandas as pd
import pytest

import intimetry as im


def normal(couples=20, seed=5):
    """Return a frame of couples with two unrelated variables and a role."""
    rng = np.random.default_rng(seed)
    return pd.DataFrame(
        {"couple": np.repeat(range(couples), 2), "x": rng.normal(size=2 * couples), "y": rng.normal(size=2 * couples),
         "role": ["f", "m"] * couples}
    )  # fmt: skip


def surfaces(found):
    """Return all estimates visible in a result, by name."""
    return {"repr": repr(found), "html": found._repr_html_(), "notes": " ".join(found.notes), "methods": found.methods()}


# Sums over members: x and y 0. Products of partners: x 0 0 1 1, y 0 0 1 1, x with the other's y 4 4 2 2.
# Between partners, then: x 2/4, y 2/4, x with y 12/8; r_d and slope 1.5/.5 = 3, disturbance .5 - 3 * 1.5 = -4.
BEYOND = {"couple": [1, 1, 2, 2, 3, 3, 4, 4], "x": [2, 0, -2, 0, 1, 1, -1, -1], "y": [0, 2, 0, -2, 1, 1, -1, -1]}


class TestCovariates:
    def test_a_group_of_one_is_an_error(self):
        d = normal()
        for group in (np.where(d.couple < 10, "a", None), "a"):
            with pytest.raises(im.DataError, match="covariate 'g' has one value, 'a'"):
                im.dyadic.apim(d.assign(g=group), "y", "x", covariates="g")

    @pytest.mark.parametrize("model", ["apim", "gls"])
    def test_a_constant_number_is_an_error(self, model):
        with pytest.raises(im.DataError, match="covariate 'g' does not vary between couples"):
            getattr(im.dyadic, model)(normal().assign(g=3.5), "y", "x", covariates="g")

    def test_couples_without_a_group_are_left_out(self):
        d = normal()
        groups = np.select([d.couple < 8, d.couple < 14], ["a", "b"], None)
        found = im.dyadic.apim(d.assign(g=groups), "y", "x", covariates="g")
        assert (found.couples, found.left_out_missing) == (14, 6)
        alone = im.dyadic.apim(d[d.couple < 14].assign(g=groups[:28]), "y", "x", covariates="g")
        assert found["covariate:g b"].estimate == alone["covariate:g b"].estimate


class TestPerfectFit:
    @pytest.mark.parametrize("role", [None, "role"])
    def test_rounding_is_no_finding(self, role):
        d = normal()
        found = im.dyadic.apim(d.assign(y=2 * d.x + 1), "y", "x", role=role)
        assert found["actor:x" if role is None else "f:actor:x"].estimate == pytest.approx(2, abs=1e-12)
        assert all(effect.p is None and effect.t is None for effect in found.effects)
        assert all("is not tested" in finding for finding in found.findings)
        for name, text in surfaces(found).items():
            assert "No error is left" in text, name

    def test_reml_says_what_is_wrong(self):
        d = normal()
        for y in (2 * d.x + 1, 0.1):
            with pytest.raises(im.DataError, match="'y' does not vary, or the predictors make it up"):
                im.dyadic.gls(d.assign(y=y), "y", "x")

    def test_a_bias_that_all_share_is_not_tested(self):
        d = normal()
        judged = d.x.to_numpy().reshape(-1, 2)[:, ::-1].ravel() + 0.1
        found = im.dyadic.truth_bias(d.assign(y=judged), "y", "x")
        assert found["mean_bias"].p is None and found["mean_bias"].estimate == pytest.approx(0.1)
        assert "not tested" in found.findings[0]


class TestInadmissible:
    def test_pairwise(self):
        found = im.dyadic.pairwise(BEYOND, ["x", "y"])
        assert found["dyad:x:y"].estimate == pytest.approx(3)
        for name, text in surfaces(found).items():
            assert "inadmissible" in text, name
        frame = found.to_frame("pandas").set_index("name")
        assert frame.admissible.to_dict() == {
            "overall:x:y": True, "cross:x:y": True, "individual:x:y": True, "dyad:x:y": False}  # fmt: skip
        assert [f for f in found.findings if "3.00" in f and "inadmissible" in f]

    def test_pairwise_without_an_estimate(self):
        # Partners are opposite: no variance between couples, and no correlation of couples' means.
        found = im.dyadic.pairwise({"couple": [1, 1, 2, 2, 3, 3], "x": [1, -1, 2, -2, 3, -3], "y": [2, -2, 1, -1, 3, -3]},
                                   ["x", "y"])  # fmt: skip
        assert found["dyad:x:y"].estimate is None and found["dyad:x:y"].admissible is None
        assert "no correlation between couples" in surfaces(found)["repr"]

    def test_common_fate(self):
        found = im.dyadic.common_fate(BEYOND, "y", "x", draws=100)
        assert found.heywood
        assert found["slope"].estimate == pytest.approx(3) and found.disturbance == pytest.approx(-4)
        for name, text in surfaces(found).items():
            assert "inadmissible" in text, name
        assert found.to_frame("pandas").admissible.tolist() == [False]
        assert len(found.findings) == 1 and "not to be interpreted" in found.findings[0]

    def test_ordinary_solutions_are_not_flagged(self):
        alike = {"couple": [1, 1, 2, 2, 3, 3, 4, 4], "x": [1, 2, 3, 2, 4, 5, 7, 6], "y": [2, 1, 5, 4, 3, 3, 6, 7]}
        for found in (im.dyadic.common_fate(alike, "y", "x", draws=100), im.dyadic.pairwise(alike, ["x", "y"])):
            assert found.to_frame("pandas").admissible.all()
            assert all("inadmissible" not in text for text in surfaces(found).values())


@pytest.mark.parametrize(
    "model, arguments",
    [("icc", ["x"]), ("pairwise", [["x", "y"]]), ("pseudo_couples", [["x", "y"]]), ("distinguishability", [["x", "y"]]),
     ("apim", ["y", "x"]), ("gls", ["y", "x"]), ("common_fate", ["y", "x"]), ("response_surface", ["y", "x"]),
     ("truth_bias", ["y", "x"])],
)  # fmt: skip
def test_an_empty_frame_has_no_couples(model, arguments):
    options = {"distinguishability": {"role": "role"}, "response_surface": {"centre": 0}}.get(model, {})
    for empty in ({"couple": [], "x": [], "y": [], "role": []}, normal().iloc[:0]):
        with pytest.raises(im.DataError, match="there are no couples"):
            getattr(im.dyadic, model)(empty, *arguments, **options)


class TestTables:
    def test_distinguishability(self):
        d = normal()
        first, second = d.x[::2].to_numpy(), d.x[1::2].to_numpy()
        total, difference = first + second, first - second
        covariance = np.cov(total, difference, ddof=0)
        likelihood = covariance[0, 0] * np.mean(difference**2) / np.linalg.det(covariance)
        chi_square = 20 * math.log(likelihood)
        found = im.dyadic.distinguishability(d, "x", role="role", draws=200)
        frame = found.to_frame("pandas").set_index("name")
        assert frame.estimate.tolist() == pytest.approx([chi_square] * 2)
        assert frame.p["chi_square"] == pytest.approx(math.exp(-chi_square / 2))  # with 2 degrees of freedom
        assert frame.df["chi_square"] == 2 and math.isnan(frame.df["swap"])
        assert frame.p["swap"] * 201 == pytest.approx(round(frame.p["swap"] * 201))
        assert frame.arrangements["swap"] == 200
        for text in (repr(found), found._repr_html_()):
            assert f"{chi_square:.3f}" in text and f"{frame.p['swap']:.3f}" in text

    def test_pseudo_couples(self):
        d = normal().assign(z=normal(seed=6).x)
        found = im.dyadic.pseudo_couples(d, ["x", "y", "z"], draws=199)
        frame = found.to_frame("pandas").set_index("name")
        for kind in ("overall", "distinctive"):
            row = frame.loc[f"{kind}:difference"]
            assert row.estimate == pytest.approx(
                frame.estimate[f"{kind}:couples"] - frame.estimate[f"{kind}:pseudo_couples"])  # fmt: skip
            # Continuous values have no ties: p counts the larger ones and the couples themselves.
            assert row.p == pytest.approx((200 - row.percentile / 100 * 199) / 200)
            assert row.permutations == 199
            assert f"{row.p:.3f}" in repr(found) and f"{row.percentile:.3f}" in found._repr_html_()


class TestReliability:
    def corrected(self, d, reliability):
        """Return actor and partner effect from sums and differences after subtracting the error of two members."""
        x, y = d.x.to_numpy().reshape(-1, 2), d.y.to_numpy().reshape(-1, 2)
        error = (1 - reliability) * np.sum((x - x.mean()) ** 2)
        total = x.sum(1) - x.sum(1).mean()
        difference = x[:, 0] - x[:, 1]
        of_total = total @ y.mean(1) / (total @ total - error)
        of_difference = difference @ (y[:, 0] - y[:, 1]) / (difference @ difference - error)
        return [of_total + of_difference / 2, of_total - of_difference / 2]

    def test_stands_beside_the_uncorrected(self):
        d = normal()
        found = im.dyadic.apim(d, "y", "x", reliability=0.9, draws=200)
        frame = found.to_frame("pandas").set_index("name")
        actor, partner = self.corrected(d, 0.9)
        assert [frame.corrected["actor:x"], frame.corrected["partner:x"]] == pytest.approx([actor, partner])
        assert math.isnan(frame.corrected["intercept"])
        assert frame.corrected_low["actor:x"] < actor < frame.corrected_high["actor:x"]
        for text in (repr(found), found._repr_html_(), " ".join(found.findings)):
            assert f"{actor:.3f}" in text and f"{partner:.3f}" in text
        assert "except in the corrected effects" in found.methods()

    def test_of_each_role(self):
        d = normal()
        found = im.dyadic.apim(d, "y", "x", role="role", reliability=0.8, draws=200)
        x, y = d.x.to_numpy().reshape(-1, 2), d.y.to_numpy().reshape(-1, 2)
        products = (x - x.mean(0)).T @ (x - x.mean(0))
        products -= np.diag(0.2 * np.diag(products))
        b = np.linalg.solve(products, (x - x.mean(0)).T @ (y - y.mean(0)))
        frame = found.to_frame("pandas").set_index("name")
        names = ["f:actor:x", "m:partner:x", "f:partner:x", "m:actor:x"]
        assert [frame.corrected[name] for name in names] == pytest.approx(b.ravel().tolist())

    def test_says_where_it_is_impossible(self):
        # Differences within couples are a hundredth of those between: an error of nine tenths exceeds their
        # variance.
        d = normal()
        found = im.dyadic.apim(d.assign(x=d.couple + d.x / 100), "y", "x", reliability=0.1, draws=200)
        assert found.to_frame("pandas").corrected.isna().all()
        for name, text in surfaces(found).items():
            assert "reliability of .10" in text and "cannot be corrected" in text, name

    def test_is_not_spoken_of_unasked(self):
        found = im.dyadic.apim(normal(), "y", "x")
        assert "Predictors are measured without error." in found.methods()
        assert "corrected" not in found.to_frame("pandas").columns


class TestMethods:
    def test_tells_couples_with_one_partner_from_missing_values(self):
        d = normal()
        d.loc[0, "x"] = None
        d.loc[2, "y"] = None
        words = im.dyadic.apim(d.iloc[:-1], "y", "x").methods()
        assert "17 couples; left out: 2 for missing values, 1 with one partner only" in words

    @pytest.mark.parametrize("role", [None, "role"])
    def test_has_nothing_of_the_command_line(self, role):
        d = normal()
        for found in (im.dyadic.apim(d, "y", "x", role=role), im.dyadic.truth_bias(d, "y", "x", role=role)):
            assert "--" not in found.methods()
        # SDs of 1 and of 100: members are distinguishable.
        apart = im.dyadic.distinguishability(d.assign(x=d.x * np.tile([1, 100], 20)), "x", role="role", draws=200)
        assert "keep them apart" in apart.findings[0] and "--" not in apart.findings[0]


class TestScaleReliability:
    def answers(self, couples=30):
        rng = np.random.default_rng(3)
        trait = rng.normal(size=2 * couples)
        return pd.DataFrame({f"q{i}": np.clip(np.round(3 + trait + rng.normal(size=2 * couples)), 1, 5)
                             for i in range(1, 8)})  # fmt: skip

    def test_methods_state_the_administrations_that_the_estimates_rest_on(self):
        answers = self.answers()
        assert "rests on 60 administrations" in im.reliability(answers, "ras").methods()
        answers.loc[:19, "q2"] = None
        found = im.reliability(answers, "ras")
        assert found.scales[0].n == 40
        assert "rests on 40 of 60 administrations" in found.methods()

    def test_methods_state_a_range_over_groups(self):
        answers = self.answers().assign(group=["a"] * 40 + ["b"] * 20)
        answers.loc[:4, "q2"] = None
        found = im.reliability(answers, "ras", by="group")
        assert "rests on 20 to 35, by group and scale, of 60 administrations" in found.methods()
