"""Whether worlds choose their packages by numpy, or by JAX where somebody asks for it."""

import importlib.util
import os

from detente.extras import lacking

SETTING = "DETENTE_ARRAYS"
BACK_ENDS = ("numpy", "jax")


def on_jax() -> bool:
    """Whether the setting asks for JAX; what is chosen does not depend on it.

    Raises
    ------
    ValueError
        Where DETENTE_ARRAYS names something else, or JAX and that is not installed.
    """
    said = os.environ.get(SETTING, BACK_ENDS[0])
    if said not in BACK_ENDS:
        raise ValueError(f"{SETTING} is '{said}' -> give {' or '.join(BACK_ENDS)}")
    if said == "jax" and importlib.util.find_spec("jax") is None:
        raise ValueError(f"{SETTING}=jax: {lacking('jax')}")
    return said == "jax"
