"""Fitted forecasts of terms as files of plain arrays: read with suspicion, written whole."""

import io
import tokenize
import zipfile
import zlib
from dataclasses import fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.formats.files import content, write_file
from detente.records.fitted_precedents import FittedPrecedents

MAX_BYTES = 200_000_000
MAX_ITEMS = 50_000_000
FORESTS = ("averaged", "boosted")
KINDS = {"roots": "i4", "features": "i4", "cuts": "f4", "children": "i4", "values": "f4"}
HEADS = tuple(one.name for one in fields(FittedPrecedents) if one.name != "arrays")
LEAF = -1
# What zipfile and numpy raise where a part, or the head of an array in it, is damaged.
_DAMAGED = (
    *(OSError, EOFError, LookupError, ValueError, TypeError, OverflowError, MemoryError, RuntimeError),
    *(SyntaxError, tokenize.TokenError, zlib.error, zipfile.BadZipFile),
)
_FIX = "give a file that `detente backtest --precedent TABLE --fit` wrote"


def write_fitted_precedents(fitted: FittedPrecedents, file: Path, *, force: bool) -> None:
    """Write a fitted forecast as a zipped archive of arrays, whole or not at all; the same bytes again."""
    heads = {name: np.array(getattr(fitted, name)) for name in HEADS}
    stream = io.BytesIO()
    np.savez_compressed(stream, allow_pickle=False, **heads, **dict(fitted.arrays))
    write_file(file, stream.getvalue(), force=force)


def read_fitted_precedents(file: Path, *, n_features: int) -> FittedPrecedents:
    """Read a fitted forecast; nothing in it is ever run.

    Parameters
    ----------
    file : Path
    n_features : int
        How many columns its trees may cut.

    Raises
    ------
    ValueError
        Where the file does not hold one whose trees are whole.
    """
    if not file.is_file():
        raise ValueError(f"{file}: not there -> {_FIX}")
    try:
        found = _arrays(content(file, limit=MAX_BYTES))
    except _DAMAGED as error:
        raise ValueError(f"{file}: not a fitted forecast of terms -> {_FIX}") from error
    if not all(_whole({part: found[f"{name}_{part}"] for part in KINDS}, n_features) for name in FORESTS):
        raise ValueError(f"{file}: its trees are damaged -> {_FIX}")
    texts = {name: str(found[name]) for name in HEADS if name != "n_treaties"}
    arrays = {f"{name}_{part}": found[f"{name}_{part}"] for name in FORESTS for part in KINDS}
    return FittedPrecedents(**texts, n_treaties=int(found["n_treaties"]), arrays=arrays)


def _arrays(raw: bytes) -> dict[str, NDArray[np.generic]]:
    """Every array that is needed, of the kind that is needed."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(part.file_size for part in archive.infolist()) > 4 * MAX_ITEMS:
            raise ValueError("too large")
    with np.load(io.BytesIO(raw), allow_pickle=False) as archive:
        trees = {f"{name}_{part}": archive[f"{name}_{part}"] for name in FORESTS for part in KINDS}
        heads = {name: archive[name] for name in HEADS}
    if not all(isinstance(array, np.ndarray) for array in (*trees.values(), *heads.values())):
        raise ValueError("a part is no array")
    for name, array in trees.items():
        if array.ndim != 1 or array.dtype != np.dtype(KINDS[name.partition("_")[2]]):
            raise ValueError(f"{name} is of another kind")
    if any(array.ndim for array in heads.values()) or heads["n_treaties"].dtype.kind != "i":
        raise ValueError("heads are of another kind")
    return trees | heads


def _whole(tree: dict[str, NDArray[np.generic]], n_features: int) -> bool:
    """Whether every node cuts a feature that there is, and leads to later nodes that there are."""
    n_nodes = len(tree["features"])
    alike = all(len(tree[part]) == n_nodes for part in ("cuts", "children", "values"))
    roots = np.asarray(tree["roots"], dtype=np.int64)
    if not alike or not len(roots) or roots.min() < 0 or roots.max() >= n_nodes:
        return False
    features = np.asarray(tree["features"], dtype=np.int64)
    inner = np.flatnonzero(features != LEAF)
    children = np.asarray(tree["children"], dtype=np.int64)[inner]
    values = np.asarray(tree["values"], dtype=np.float64)
    return bool(
        np.isfinite(values).all()
        and ((features >= LEAF) & (features < n_features)).all()
        and (children > inner).all()
        and (children + 1 < n_nodes).all()
    )
