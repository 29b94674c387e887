"""Arms race or cap, asked of a scenario."""

import dataclasses
import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import scenario
from detente.analysis.arms import arms
from detente.forecasting import arms_bands
from detente.forecasting.bands import over_worlds
from detente.records.yearly_levels import YearlyLevels
from detente.report.arms import as_text
from detente.report.phase_plane import as_svg

STABLE = {"a": 0.5, "b": 0.4, "m": 0.9, "n": 0.8, "g": 10, "h": 5}
RUNAWAY = {"a": 0.9, "b": 0.9, "m": 0.2, "n": 0.2, "g": 1, "h": 1}
TABLE = YearlyLevels(
    name="levels.csv",
    years=tuple(range(2015, 2023)),
    levels={
        "A": (10, 11.5, 13.1, 15.5, 17.9, 21.2, 24.6, 29.1),
        "north": (2, 3.1, 4, 4.4, 6.7, 7.8, 8.9, 11.9),
        "south": (4, 4.1, 4.9, 6, 6, 7, 9, 9),
    },
)
SIDES = {"B": ("north", "south")}


def armed(block=STABLE, **more):
    return scenario(arms=block | more)


def told_or_refused(case, **options):
    """The answer, or why there is none."""
    try:
        return arms(case, **options)
    except ValueError as error:
        return str(error)


def test_sides_are_the_first_two_principals_unless_named():
    """Fails where a side is somebody else, or the block's own names are passed over."""
    assert arms(armed()).parties == ("A", "B")
    assert arms(armed(x="B", y="A")).parties == ("B", "A")
    assert arms(armed(y="A")).parties == ("B", "A")


def test_an_untold_start_is_the_equilibrium():
    """Fails where a stable race without levels moves, or the answer does not say what stands in for them."""
    told = arms(armed(), years=5)
    assert told.start == pytest.approx(told.outcome.equilibrium)
    assert told.outcome.level == pytest.approx(told.start)
    assert "starts at the equilibrium" in told.warnings[0]


def test_a_runaway_without_a_start_tells_no_levels():
    """Fails where levels are made up."""
    told = arms(armed(RUNAWAY), caps={"A": 3})
    assert (told.path, told.capped_path, told.start) == (None, None, {"A": None, "B": None})
    assert told.outcome.half_life is None
    assert told.outcome.doubling_time == pytest.approx(0.990, abs=1e-3)
    assert "levels, spending" in as_text(told)


def test_a_cap_beyond_reach_saves_nothing():
    """Fails where a cap that never binds is praised."""
    told = arms(armed(), caps={"A": 1000})
    assert set(told.outcome.capped.saved.values()) == {0.0}
    assert "saves nothing" in as_text(told)


def test_both_sides_can_be_capped():
    """Fails where one of two caps is lost."""
    told = arms(armed(x_now=30, y_now=30), caps={"A": 10, "B": 5}, years=3)
    assert told.outcome.capped.spent == pytest.approx({"A": 30, "B": 15}, rel=0.02)


def test_columns_add_up_to_a_side():
    """Fails where a side of several columns is one of them alone."""
    told = arms(scenario(arms=STABLE, as_of="2024-01-01"), table=TABLE, columns=SIDES)
    assert told.start == {"A": 29.1, "B": pytest.approx(20.9)}
    assert (told.first_year, told.estimate.years) == (2022, (2015, 2022))
    assert told.estimate.slope == pytest.approx(0.166, abs=1e-3)


def test_a_table_s_worlds_differ_and_come_again():
    """Fails where uncertainty of the estimates is lost, or a seed gives other worlds each time."""
    case = armed()

    def asked(scenario):
        return arms(scenario, table=TABLE, columns=SIDES)

    one, again = (
        over_worlds(
            case, ask=asked, draws=100, seed=3, plan=partial(arms_bands.plan, table=TABLE, columns=SIDES)
        )
        for _ in range(2)
    )
    assert one.bands == again.bands
    assert one.bands["level"]["A"]["low"] < one.outcome.level["A"] < one.bands["level"]["A"]["high"]


def test_worlds_draw_the_block_s_uncertain_numbers():
    """Fails where bands are wider or narrower than a world at a time gives them."""
    case = armed(m=[0.8, 0.9, 1.0], x_now=5, y_now=5)
    told = over_worlds(case, ask=arms, draws=256, seed=1, plan=arms_bands.plan)
    assert told.bands["stable"] == {"true": 1.0}
    low, high = arms(case.at({"arms.m": 1.0})), arms(case.at({"arms.m": 0.8}))
    band = told.bands["level"]["A"]
    assert low.outcome.level["A"] < band["low"] < band["high"] < high.outcome.level["A"]


def test_levels_beyond_floating_point_are_refused():
    """Fails where an infinite level is printed, or a traceback."""
    wild = {"a": 900, "b": 900, "m": 0, "n": 0, "g": 0, "h": 0, "x_now": 1, "y_now": 1}
    with pytest.raises(ValueError, match="grow beyond all bounds within 10 years -> give fewer years"):
        arms(scenario(arms=wild))


@given(
    st.tuples(*[st.floats(0, 1e3)] * 4),
    st.tuples(*[st.floats(-1e3, 1e3)] * 2),
    st.floats(0, 100),
)
def test_any_race_is_told_as_json_text_and_picture(rates, grievances, cap):
    """Fails where some coefficients give NaN, a warning of numpy's, or no answer."""
    block = dict(zip("abmn", rates, strict=True)) | dict(zip("gh", grievances, strict=True))
    told = told_or_refused(scenario(arms=block | {"x_now": 1, "y_now": 2}), years=1, caps={"A": cap})
    if isinstance(told, str):
        assert "beyond all bounds" in told
        return
    json.dumps(told.to_dict(), allow_nan=False)
    assert as_text(told).startswith("test")
    assert as_svg(told).startswith("<svg ")


def test_a_picture_escapes_names():
    """Fails where a name can write into the picture."""
    told = dataclasses.replace(arms(armed()), title="<script>")
    assert "<script>" not in as_svg(told)


def test_without_a_cap_to_ask_about_one_is_tried():
    """Fails where 'is a cap worth it' goes unanswered, or a trial is not told as one."""
    told = arms(armed(x_now=30, y_now=20))
    assert told.settings["caps"] == {"A": 27, "B": 18}
    text = " ".join(as_text(told).split())
    assert "A cap on both a tenth below where they stand (A at 27 and B at 18) saves" in text
    assert "in money it is worth it to A and B" in text
    assert arms(armed(), caps={}).outcome.capped is None


def test_what_a_cap_does_to_the_balance_is_told():
    """Savings do not show that the side that is capped falls behind."""
    text = as_text(arms(armed(), caps={"A": 10}))
    assert "of both sides' levels A then has 47 %, without the cap 55 %" in text


def test_worlds_tell_how_often_a_cap_is_reached():
    """Fails where a cap that most worlds never reach looks like a saving."""
    case = armed(m=[0.8, 0.9, 1.0], x_now=5, y_now=5)
    told = over_worlds(case, ask=partial(arms, caps={"A": 20}), draws=256, seed=1, plan=arms_bands.plan)
    assert 0.1 < told.bands["capped"]["binds"]["true"] < 0.9
