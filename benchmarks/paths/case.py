"""One path at one size."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Call = Callable[[], object]


@dataclass(frozen=True)
class Case:
    """What is timed.

    Attributes
    ----------
    size : str
        How large it is, in words.
    call : callable
        Ours.
    peers : mapping of name to callable
        Others that do the same, with their versions, where they are installed.
    """

    size: str
    call: Call
    peers: Mapping[str, Call] = field(default_factory=dict)
