"""Attitudes: parties that move for, against or without regard to one another."""

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.relations import Relations

Integers = NDArray[np.int64]


def attitude_relations(better: Booleans, attitudes: Integers) -> Relations:
    """Relational stability: a party moves only to states that all its attitudes accept.

    Party i accepts t from s where t is not worse for anybody to whom it is positive and not better for
    anybody to whom it is negative; those to whom it is neutral do not count. It leaves for what it accepts,
    is deterred by s itself and by what it does not accept, and answers with what it accepts.

    Parameters
    ----------
    better : (n_parties, n_states, n_states) bool array
        True at `[j, s, t]` where party j prefers t to s.
    attitudes : (n_parties, n_parties) int array
        `[i, j]`: 1 where i is positive to j, -1 where negative, 0 where neutral. The identity matrix is the
        usual case, in which everybody minds itself alone ("discrete").

    Returns
    -------
    Relations
        For `stable_states`: RNash, RGMR, RSMR and RSEQ.

    Raises
    ------
    ValueError
        Where an attitude is none of the three.

    References
    ----------
    Inohara, Hipel, Walker (2007), "Conflict analysis approaches for investigating attitudes and
    misperceptions in the War of 1812", Journal of Systems Science and Systems Engineering 16. The paper takes
    preferences to be complete and without ties; with ties we read devoted as "not worse" and aggressive as
    "not better", so that a tie is acceptable and discrete attitudes are stricter than the usual concepts. Its
    laws hold as in Inohara, Hipel (2009): without ties discrete attitudes give the usual concepts, and where
    all are neutral RNash is RSMR and RGMR is RSEQ. Unverified otherwise: no published table was at hand.
    """
    if not np.isin(attitudes, (-1, 0, 1)).all():
        raise ValueError("an attitude is not -1, 0 or 1; give -1 (against), 0 (no regard) or 1 (for)")
    worse = better.swapaxes(1, 2)
    positive, negative = (attitudes == 1).astype(np.int64), (attitudes == -1).astype(np.int64)
    objections = np.tensordot(positive, worse, axes=1) + np.tensordot(negative, better, axes=1)
    accepted = (objections == 0) & ~np.eye(better.shape[1], dtype=bool)
    return Relations(leaves=accepted, sanctions=~accepted, escapes=accepted, answers=accepted)
