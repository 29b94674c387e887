"""Any question over the worlds: bands as wide as the file's uncertainty, shares as often as it comes out."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

import pytest

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.forecasting.bands import over_worlds
from detente.forecasting.folding import Folded
from detente.records.result import Result

LEAVES = {"low", "high", "share", "same"}
WORTHS = RIVER["worth"]
UNSURE = {**WORTHS, "A": {"water": {"half": [-3, -1], "full": [-7, -5, -2]}, "tolls": {"lifted": 6}}}


def river(worth, **blocks):
    return scenario(**RIVER | {"worth": worth} | blocks)


def banded(case, draws=256, seed=1, **options):
    return over_worlds(case, ask=partial(packages, **options), draws=draws, seed=seed)


def ends(bands):
    """Every band in an answer, as (low, high)."""
    if not isinstance(bands, dict):
        return []
    here = [(bands["low"], bands["high"])] if "low" in bands else []
    return here + [end for inner in bands.values() for end in ends(inner)]


def folded(*answers, at_modes=None):
    place = Folded(answers[0] if at_modes is None else at_modes)
    for answer in answers:
        place.add(answer)
    return place.over(len(answers))


def test_certain_numbers_give_the_answer_itself():
    """Fails where a band has a width though nothing is uncertain, or is not about what is answered."""
    result = banded(river(WORTHS), draws=8)
    nash, band = result.solutions["nash"], result.bands["solutions"]["nash"]
    assert all(low == high for low, high in ends(result.bands))
    assert band["worth"] == {party: {"low": x, "high": x} for party, x in nash.worth.items()}
    assert band["package"] == {issue: {option: 1.0} for issue, option in nash.package.items()}
    assert band["same"] == 1.0


def test_a_band_widens_with_the_uncertainty():
    """Fails where a surer number gives a wider band."""
    found = []
    for spread in (0, 1, 2, 4):
        parties = {"A": {"no_deal": [-spread, spread]}, "B": {}}
        band = banded(river(WORTHS, parties=parties)).bands["no_deal"]["A"]
        found.append(band["high"] - band["low"])
    assert found[0] == 0
    assert found == sorted(set(found))


def test_share_of_worlds_with_an_acceptable_package_is_the_one_by_hand():
    """Fails where worlds without a package are counted in, or those with one left out."""
    case = scenario(
        parties={"A": {"no_deal": {"dist": "uniform", "low": 1, "high": 9}}, "B": {}},
        issues={"water": {"options": ["kept", "shared"]}},
        worth={"A": {"water": {"shared": 3}}, "B": {"water": {"shared": 1}}},
    )
    bands = banded(case, draws=1024).bands
    # A accepts 3 where its no deal is at most 3: in 2 of 8 parts of 1 to 9.
    assert bands["solutions"]["nash"]["value"]["share"] == pytest.approx(1 / 4, abs=1 / 1024)
    assert bands["solutions"]["nash"]["package"]["water"]["shared"] == pytest.approx(1 / 4, abs=1 / 1024)
    assert (bands["n_acceptable"]["low"], bands["n_acceptable"]["high"]) == (0, 1)


@dataclass(frozen=True, kw_only=True)
class Walking(Result):
    """What A's walking away is worth: the smallest question there is."""

    kind: ClassVar[str] = "walking"
    x: float

    def answer(self):
        return {"x": self.x}

    def summary(self):
        return f"{self.x}"

    def rows(self):
        return [self.answer()]


def test_any_question_has_the_percentiles_of_its_answer():
    """Fails where a band is no 80 % band, or only packages can be asked over worlds."""

    def walking(case):
        return Walking(title=case.title, digest=case.digest, settings={}, x=case.parties["A"].no_deal.mode)

    normal = {"dist": "normal", "mean": 5, "sd": 2}
    result = over_worlds(scenario(parties={"A": {"no_deal": normal}}), ask=walking, draws=4096, seed=1)
    assert (result.x, result.settings) == (5, {"draws": 4096, "seed": 1})
    assert list(result.bands["x"].values()) == pytest.approx([5 - 2 * 1.2816, 5 + 2 * 1.2816], abs=0.02)


def test_same_bytes_twice_and_others_of_another_seed():
    """Fails where an answer lingers from one run to the next, or the seed does nothing."""
    case = river(UNSURE)
    assert banded(case).to_json() == banded(case).to_json()
    assert banded(case).bands != banded(case, seed=2).bands


def test_the_answer_stays_as_it_is():
    """Fails where drawing worlds changes what is answered at the modes, or says `bands` unasked."""
    case = river(UNSURE)
    plain, drawn = packages(case).to_dict(), banded(case, draws=4).to_dict()
    assert list(drawn["result"]) == [*plain["result"], "bands"]
    assert {key: drawn["result"][key] for key in plain["result"]} == plain["result"]
    assert drawn["settings"] == plain["settings"] | {"draws": 4, "seed": 1}


@pytest.mark.parametrize("options", [{}, {"side": "A"}], ids=["plain", "offers"])
def test_keys_are_those_of_the_answer_without_its_lists(options):
    """Fails where a band stands under another name than what it is the band of."""

    def compare(bands, answer):
        assert set(bands) - LEAVES <= {key for key, value in answer.items() if not isinstance(value, list)}
        for key in set(bands) & set(answer):
            if isinstance(answer[key], dict) and bands[key]:
                compare(bands[key], answer[key])

    result = banded(river(UNSURE), draws=64, **options)
    compare(result.bands, result.answer())
    assert list(result.bands) == [k for k, value in result.answer().items() if not isinstance(value, list)]


@pytest.mark.parametrize(
    ("held", "over"),
    [
        ([*range(1, 11)], {"low": 1, "high": 9}),
        ([2.0, None, 1.0, None], {"low": 1.0, "high": 2.0, "share": 0.5}),
        ([10**30 + 1, 10**30], {"low": 10**30, "high": 10**30 + 1}),
        (["a", "b", "b", None], {"b": 0.5, "a": 0.25}),
        ([True, False, True, True], {"true": 0.75, "false": 0.25}),
        ([{"x": [1], "y": 1.0}, {"x": [], "y": 1.0}], {"y": {"low": 1.0, "high": 1.0}}),
        ([None, None], None),
        ([{}, {}], {}),
    ],
    ids=["numbers", "absent", "huge", "texts", "yes and no", "lists", "nowhere", "empty"],
)
def test_what_becomes_of(held, over):
    """Fails where an answer of some form is folded otherwise than the reference says."""
    assert folded(*held) == over


def test_a_package_is_the_same_only_as_a_whole():
    """Fails where a package counts as the same though one of its terms differs."""
    chosen = [{"package": {"water": water, "tolls": "lifted"}} for water in ("full", "full", "half")]
    assert folded(*chosen, None)["same"] == 0.5
    assert "same" not in folded(*chosen, at_modes={"package": None})


@pytest.mark.parametrize(("draws", "seed"), [(1, 1), (2, -1)])
def test_draws_and_seed_are_checked(draws, seed):
    """Fails where a band over one world is given as if it said something."""
    with pytest.raises(ValueError, match="draws is at least 2 and seed at least 0"):
        banded(river(WORTHS), draws=draws, seed=seed)
