"""An existing Dask cluster, reached by joblib's own back end for it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from joblib import Parallel, parallel_config

from detente import __version__
from detente.extras import lacking
from detente.parallel.sending import Parcels

try:
    from distributed import Client
    from distributed.scheduler import KilledWorker
except ImportError:
    raise ValueError(f"--cluster: {lacking('cluster')}") from None

CALL_S, WORKERS_S = 10, 60


def done(work: Callable[[Any], Any], tasks: Iterable[Any], address: str) -> Iterator[Any]:
    """Answers in order, from a cluster; see `Workers.map`.

    Raises
    ------
    ValueError
        Where there is no scheduler, no worker, or another version of detente there.
    """
    parcels = Parcels(work, tasks)
    with _client(address) as client:
        n_threads = _threads(client, address)
        with parallel_config("dask", client=client):
            for stretch in parcels.stretches(n_threads):
                try:
                    yield from parcels.done_by(Parallel(return_as="generator", batch_size=1), stretch)
                except KilledWorker as error:
                    what = f"workers died {error.allowed_failures + 1} times at the same work"
                    raise ValueError(f"{address}: {what} -> see their logs; memory may be short") from None


def _client(address: str) -> Client:
    try:
        return Client(address, timeout=CALL_S, set_as_default=False)
    except (OSError, ValueError):
        fix = "give the address that dask scheduler prints, as tcp://host:8786"
        raise ValueError(f"{address}: no scheduler answers there -> {fix}") from None


def _threads(client: Client, address: str) -> int:
    """How many tasks the cluster does at once, all of its workers able to do ours."""
    try:
        client.wait_for_workers(1, timeout=WORKERS_S)
    except TimeoutError:
        raise ValueError(f"{address}: it has no workers -> start some: dask worker {address}") from None
    for worker, version in client.run(_version_there, on_error="return").items():
        if version != __version__:
            found = f"has detente {version}" if isinstance(version, str) else "has no detente"
            raise ValueError(f"{address}: worker {worker} {found} -> install detente {__version__} there")
    return sum(client.ncores().values())


def _version_there() -> str:
    """Of the worker that is asked, where this module is its own."""
    return __version__
