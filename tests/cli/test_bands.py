"""`--draws` adds bands to what a single model answers, and asks for nothing that it cannot use."""

import json

import pytest

FILE = "sluice-treaty.yaml"


@pytest.fixture
def asked(detente, valid):
    """What `packages --json` answers, with options."""
    return lambda *options: json.loads(detente("packages", valid / FILE, "--json", *options).out)


def test_bands_are_added_and_nothing_else_moves(asked):
    """Fails where a script that reads the answer at the modes finds another one once worlds are drawn."""
    plain, drawn = asked(), asked("--draws", 50)
    bands = drawn["result"].pop("bands")
    assert plain["result"] == drawn["result"]
    assert drawn["settings"] == plain["settings"] | {"draws": 50, "seed": 1}
    assert set(bands["no_deal"]["Arda"]) == {"low", "high"}


def test_the_seed_is_that_of_the_forecast_unless_given(asked):
    """Fails where `--seed` does nothing, or the default is not the one that is printed."""
    assert asked("--draws", 50) == asked("--draws", 50, "--seed", 1)
    assert asked("--draws", 50)["result"]["bands"] != asked("--draws", 50, "--seed", 2)["result"]["bands"]


def test_same_bytes_from_another_process(detente, process, valid):
    """Fails where the order of a set, the place or the locale shows in the bands."""
    call = ["packages", valid / FILE, "--json", "--draws", 100]
    there = process(*call, PYTHONHASHSEED="2", LC_ALL="C", TZ="Pacific/Kiritimati")
    assert (there.code, there.err, there.out.decode()) == (0, b"", detente(*call).out)


def test_positions_are_the_same_bytes_from_another_process(detente, process, valid):
    """Fails where chance in exchanges, or joint outcomes, hang on anything but the seed."""
    call = ["positions", valid / "two-disputes.yaml", "--json", "--draws", 50, "--random", 0.3]
    there = process(*call, PYTHONHASHSEED="2", LC_ALL="C", TZ="Pacific/Kiritimati")
    assert (there.code, there.err, there.out.decode()) == (0, b"", detente(*call).out)


@pytest.mark.parametrize("verb", ["blocs", "leverage"])
def test_blocs_and_leverage_are_the_same_bytes_from_another_process(verb, detente, process, valid):
    """Fails where noise, descents or bargaining hang on anything but the seed."""
    call = [verb, valid / "between-two-rivers.yaml", "--json", "--draws", 50]
    there = process(*call, PYTHONHASHSEED="2", LC_ALL="C", TZ="Pacific/Kiritimati")
    assert (there.code, there.err, there.out.decode()) == (0, b"", detente(*call).out)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--seed", 3], "--seed: nothing is drawn without --draws -> add --draws 1000"),
        (["--draws", 1], "--draws: too small -> give 2 or more"),
        (
            ["--draws", 100_001],
            "--draws: too large -> give 100000 or less",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told_in_one_line(options, told, detente, valid):
    """Fails where an option is passed over in silence, or a band is given over one world."""
    answer = detente("packages", valid / FILE, *options)
    assert (answer.code, answer.out, answer.err) == (2, "", f"detente: {told}\n")
