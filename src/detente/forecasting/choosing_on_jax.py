"""The choices of `choosing`, by JAX, for a graphics card or for very many packages.

Sums come out differently in the last digits when they are added in another order. So JAX also says in which
worlds that could change a choice, and those are left to numpy: what comes out is the same to the last world.
"""

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.forecasting.choosing import NO_PACKAGE, SAME, TIE
from detente.models.frontier import SPARE
from detente.models.grid import membership

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


def proposed(arrays: PackageArrays, packages: NDArray[np.int16]) -> tuple[Places, Places]:
    """Choice of each pooled solution in each world, and which worlds are too close to call.

    Parameters
    ----------
    arrays : PackageArrays
        The principals' arrays in many worlds.
    packages : (n_packages, n_issues) int array
        Packages to choose from.

    Returns
    -------
    places : (n_solutions, n_worlds) int array
        As `choosing.choose` gives them, but for the worlds that are too close.
    close : (n_close,) int array
        Those worlds.
    """
    # In this block only: a program that uses JAX itself keeps its own precision.
    with jax.enable_x64(True):
        places, close = _propose(
            np.concatenate(arrays.option_worth, axis=-1),
            arrays.linkage_worth,
            arrays.no_deal,
            _rounding(arrays),
            membership(packages, arrays.n_options),
            arrays.linked(packages).astype(np.float64),
            arrays.veto,
            arrays.quorum,
        )
        return np.array(places, dtype=np.int64), np.flatnonzero(close)


def _rounding(arrays: PackageArrays) -> Floats:
    """How far a party's gain may differ between two orders of adding up, (n_worlds, n_principals).

    By the bound on a sum of n terms: n times the unit roundoff times the sum of their sizes (Higham 2002,
    Accuracy and Stability of Numerical Algorithms, section 4.2), twice.
    """
    sizes = [np.abs(worth).max(axis=-1) for worth in arrays.option_worth]
    sizes += [np.abs(arrays.linkage_worth).sum(axis=-1), np.abs(arrays.no_deal)]
    n_terms = len(arrays.option_worth) + len(arrays.linkages) + 1
    return np.asarray(n_terms * np.finfo(np.float64).eps * np.sum(sizes, axis=0))


@jax.jit
def _propose(
    option_worth: jax.Array,
    linkage_worth: jax.Array,
    no_deal: jax.Array,
    rounding: jax.Array,
    has_option: jax.Array,
    linked: jax.Array,
    veto: jax.Array,
    quorum: int,
) -> tuple[jax.Array, jax.Array]:
    """See `proposed`; gains are (n_worlds, n_principals, n_packages)."""
    gains = option_worth @ has_option + linkage_worth @ linked - no_deal[..., None]
    sizes = jnp.abs(gains).max(axis=2)
    tolerance = SAME * jnp.maximum(sizes, SPARE * sizes.max(axis=1, keepdims=True))
    willing = gains >= -tolerance[..., None]
    acceptable = (willing | ~veto[:, None]).all(axis=1) & (willing.sum(axis=1, dtype=jnp.int32) >= quorum)
    hope = jnp.where(acceptable[:, None], gains, -jnp.inf).max(axis=2)
    hopeful = hope > tolerance
    shares = jnp.where(hopeful[..., None], gains / jnp.where(hopeful, hope, 1.0)[..., None], 1.0)
    close = (jnp.abs(gains + tolerance[..., None]) <= rounding[..., None]).any(axis=(1, 2))
    close |= (jnp.abs(hope - tolerance) <= rounding).any(axis=1)
    # Of a share both the gain and the hope may be off, of a comparison both sides.
    error = 4 * len(veto) * jnp.where(hopeful, rounding / hope, 0.0).max(axis=1)
    some, best = acceptable.any(axis=1), []
    for score in (jnp.prod(jnp.maximum(shares, 0), axis=1), shares.min(axis=1)):
        total = jnp.where(acceptable, score + TIE * shares.sum(axis=1), -jnp.inf)
        place, unsure = _first_best(total, error[:, None])
        best.append(place)
        close |= some & unsure
    return jnp.where(some, jnp.stack(best), NO_PACKAGE), close


def _first_best(score: jax.Array, error: jax.Array) -> tuple[jax.Array, jax.Array]:
    """First package that is as good as any in each world, and whether errors could make it another."""
    least = score.max(axis=1, keepdims=True) - SAME
    perhaps, surely = score >= least - error, score > least + error
    place = _first(perhaps)
    return place, (place != _first(surely)) & (perhaps.sum(axis=1, dtype=jnp.int32) > 1)


def _first(found: jax.Array) -> jax.Array:
    """Place of the first that is true: XLA finds the least of short integers much faster than by `argmax`."""
    n = found.shape[1]
    return jnp.where(found, jnp.arange(n, dtype=jnp.int32), n).min(axis=1)
