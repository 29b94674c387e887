"""How long such things took in the past, counted in published data sets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordedClass:
    """A reference class: how much of it had come about after how many days.

    Attributes
    ----------
    name : str
        What is counted, from when to when.
    n : int or None
        How many; None where only shares are known.
    median_days : int or None
        Days after which half had come about, of those that ever did.
    by_days : tuple of (int, float)
        Days, rising, and the share that had come about by then.
    source : str
        The data set, its paper, and how it was counted.
    """

    name: str
    n: int | None
    median_days: int | None
    by_days: tuple[tuple[int, float], ...]
    source: str


RECORDED = (
    RecordedClass(
        "international crises, outbreak to end",
        464,
        79,
        ((30, 0.29), (60, 0.42), (90, 0.54), (180, 0.70), (365, 0.91)),
        "International Crisis Behavior 14, 1918-2017, known days; Brecher and Wilkenfeld (1997), A Study of "
        "Crisis. A day coded as early, middle or late in its month is its 5th, 15th or 25th.",
    ),
    RecordedClass(
        "crises that a formal or semi-formal agreement ended, outbreak to end",
        168,
        113,
        ((30, 0.17), (60, 0.29), (90, 0.41), (180, 0.60), (365, 0.85)),
        "International Crisis Behavior 14, as above. Unknown days move the median by up to five.",
    ),
    RecordedClass(
        "peace processes, one signed text to the next",
        None,
        44,
        ((7, 0.25), (44, 0.50), (170, 0.75)),
        "PA-X 3; Bell and Badanjak (2019), Journal of Peace Research 56(3). Median and quartiles.",
    ),
    RecordedClass(
        "trade agreements signed up to 2010, signature to entry into force",
        725,
        None,
        ((365, 0.61), (730, 0.72), (1826, 0.82)),
        "DESTA; Dür, Baccini and Elsig (2014), Review of International Organizations 9(3). Base treaties, in "
        "whole years; 84 % ever entered into force.",
    ),
)
