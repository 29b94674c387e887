"""How many worlds fit the memory, so that too many are refused before any is drawn."""

import os

SETTING = "DETENTE_MEMORY"
_SHARE = 0.5
_PER_INPUT, _PER_WORLD = 48, 320
"""Bytes of a world at the peak of a forecast, as measured: docs/scaling.md#memory."""


def check_memory(draws: int, n_inputs: int) -> None:
    """Refuse worlds that would take more than half of this machine's memory.

    Parameters
    ----------
    draws : int
        Number of worlds.
    n_inputs : int
        Uncertain numbers drawn in each.

    Raises
    ------
    ValueError
        Where they do not fit; DETENTE_MEMORY, in gigabytes, replaces half of the memory.
    """
    each = _PER_WORLD + _PER_INPUT * n_inputs
    budget = _budget()
    if budget is not None and draws * each > budget:
        needed, fit = draws * each / 2**30, max(1, int(budget / each))
        what = f"{draws:,} worlds of {n_inputs} uncertain numbers take about {needed:.1f} GB"
        fix = f"at most {fit:,} fit; {SETTING} sets how many GB may be taken"
        raise ValueError(f"{what}, and {budget / 2**30:.1f} GB may be taken -> {fix}")


def _budget() -> float | None:
    """Bytes that may be taken; None where the machine does not tell its memory."""
    said = os.environ.get(SETTING)
    if said is not None:
        try:
            return float(said) * 2**30
        except ValueError:
            raise ValueError(f"{SETTING} is '{said}' -> give a number of gigabytes") from None
    if "SC_PHYS_PAGES" not in getattr(os, "sysconf_names", {}):
        return None
    return _SHARE * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
