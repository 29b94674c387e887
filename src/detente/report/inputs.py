"""Uncertain numbers of a scenario in words."""

from collections.abc import Mapping

_OF_PARTY = {
    "no_deal": "what walking away is worth to {party}",
    "patience": "how patient {party} is",
    "bond": "what {party} loses by walking away half-way",
}
_OTHERS = {"base_rate": "the base rate", "timing": "how fast such talks go"}


def number_in_words(path: str, names: Mapping[str, str]) -> str:
    """What a number of a scenario means; the path itself where nothing shorter is known.

    Examples
    --------
    >>> number_in_words("parties.US.no_deal", {"US": "United States"})
    'what walking away is worth to United States'
    >>> number_in_words("worth.RU.water.half", {})
    'what water: half is worth to RU'
    """
    room, _, rest = path.partition(".")
    first, _, last = rest.partition(".")
    party = names.get(first, first)
    if room == "parties" and last in _OF_PARTY:
        return _OF_PARTY[last].format(party=party)
    if room == "worth" and "." in last:
        issue, _, option = last.partition(".")
        return f"what {issue}: {option} is worth to {party}"
    if room == "issues" and last.startswith("via.delivers"):
        return f"the chance that {first} is delivered"
    return _OTHERS.get(path, path)
