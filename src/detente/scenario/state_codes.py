"""A state as text, as levels, and as its code: the number that its levels spell, option 1 the last digit."""

from collections.abc import Sequence

from detente.scenario.blocks.conflict import SIGNS


def level_of(sign: str) -> int:
    """The level that a sign of a state or of a pattern stands for."""
    return "NY".find(sign) if sign in "NY" else int(sign)


def code_of(text: str, levels: Sequence[int]) -> int | None:
    """The code that a state's text spells; None where it is no state's text."""
    if len(text) != len(levels):
        return None
    code, stride = 0, 1
    for sign, base in zip(text, levels, strict=True):
        digit = level_of(sign) if sign in SIGNS and (base == 2 or sign not in "NY") else base
        if digit >= base:
            return None
        code += digit * stride
        stride *= base
    return code


def digits(code: int, levels: Sequence[int]) -> list[int]:
    """The levels that a code spells, that of option 1 first."""
    spelt = []
    for base in levels:
        code, digit = divmod(code, base)
        spelt.append(digit)
    return spelt


def label(code: int, levels: Sequence[int]) -> str:
    """A state as text: Y or N for an option of two levels, the digit for another.

    >>> label(7, [2, 3, 2])
    'Y0Y'
    """
    spelt = zip(digits(code, levels), levels, strict=True)
    return "".join("NY"[digit] if base == 2 else str(digit) for digit, base in spelt)
