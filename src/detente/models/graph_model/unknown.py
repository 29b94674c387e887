"""Preference that is unknown between some states: four ways to act on what one does not know."""

from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.relations import Relations

EXTENSIONS = ("a", "b", "c", "d")


def unknown_relations(better: Booleans, unknown: Booleans, extension: str) -> Relations:
    """How a party acts where it, or the analyst, cannot compare two states.

    | extension | leaves for        | is deterred by            | escapes to        |
    | --------- | ----------------- | ------------------------- | ----------------- |
    | a         | better or unknown | not better, known         | better or unknown |
    | b         | better            | not better, known         | better or unknown |
    | c         | better or unknown | not better, or unknown    | better            |
    | d         | better            | not better, or unknown    | better            |

    a is the boldest (fewest stable states), d the most cautious (most). Opponents' answers are their better
    or unknown moves in all four.

    Parameters
    ----------
    better : (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where party i is known to prefer t to s.
    unknown : (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where it is unknown which of the two i prefers; symmetric in s and t, false where
        `better` holds either way.
    extension : {"a", "b", "c", "d"}
        Of the table.

    Returns
    -------
    Relations
        For `stable_states`.

    Raises
    ------
    ValueError
        For another extension, or where a pair is both known and unknown.

    References
    ----------
    Li, Hipel, Kilgour, Fang (2004), "Preference uncertainty in the graph model for conflict resolution", IEEE
    Transactions on Systems, Man, and Cybernetics A 34, 507-520. The table is that of the matrix form of Xu et
    al. (2018), ch. 5; unverified: no published table of results was at hand.
    """
    if extension not in EXTENSIONS:
        raise ValueError(f"extension is {extension!r}; give one of {', '.join(EXTENSIONS)}")
    if (unknown & (better | better.swapaxes(1, 2))).any():
        raise ValueError("a pair of states is both compared and unknown; leave it out of one of the two")
    perhaps = better | unknown
    return Relations(
        leaves=perhaps if extension in ("a", "c") else better,
        sanctions=~perhaps if extension in ("a", "b") else ~better,
        escapes=perhaps if extension in ("a", "b") else better,
        answers=perhaps,
    )
