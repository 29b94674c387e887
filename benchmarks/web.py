"""The page under load: python benchmarks/web.py [--quick]

Fifty clients of one server on this machine, 2,000 requests of each page once its answer is there: requests a
second, and milliseconds that half, 95 % and all of the requests took. Any answer but 200 is an error. Before
that the first page of a server that has just started; after it one reader who moves a slider of the what-if,
each time to another value.
"""

import argparse
import http.client
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

import numpy as np

CASE = "new-detente-2019"
TOKEN = "a-token-of-the-benchmark"
PATHS = ("/forecast", "/packages", "/packages.json", "/what-if", "/ledger", "/static/page.css")
WHAT_IF = "/what-if?branch=changed%3A+parties.US.no_deal%3D{}"


@contextmanager
def served() -> Iterator[str]:
    """Host and port of `detente serve` in a process of its own."""
    call = [
        sys.executable,
        "-m",
        "detente.cli.main",
        "serve",
        CASE,
        "--port",
        "0",
        "--no-open",
        "--token",
        TOKEN,
    ]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield urlsplit(process.stdout.readline().split()[-1]).netloc
        finally:
            process.kill()


def asked(place: str, path: str, times: int) -> list[float]:
    """Seconds that each request of one client took; infinite where it was not answered by 200."""
    took = []
    with closing(http.client.HTTPConnection(place, timeout=600)) as client:
        for _ in range(times):
            start = time.perf_counter()
            client.request("GET", path, headers={"Authorization": f"Bearer {TOKEN}"})
            answer = client.getresponse()
            answer.read()
            took.append(time.perf_counter() - start if answer.status == http.HTTPStatus.OK else float("inf"))
    return took


def measured(place: str, path: str, clients: int, requests: int) -> str:
    """One line on one page."""
    asked_until_there(place, path)
    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        calls = [pool.submit(asked, place, path, requests // clients) for _ in range(clients)]
        took = np.concatenate([call.result() for call in calls])
    pace = len(took) / (time.perf_counter() - start)
    half, most, all_ = 1000 * np.quantile(took, [0.5, 0.95, 1.0], method="lower")
    errors = int(np.isinf(took).sum())
    return f"{path:<18} {pace:7.0f} a second · {half:6.1f} {most:6.1f} {all_:6.1f} ms · {errors} errors"


def first(place: str) -> str:
    """One line on the first page, its answer still to be made."""
    start = time.perf_counter()
    with closing(http.client.HTTPConnection(place, timeout=600)) as client:
        client.request("GET", "/forecast", headers={"Authorization": f"Bearer {TOKEN}"})
        status = client.getresponse().status
    return f"{'first page':<18} {1000 * (time.perf_counter() - start):7.1f} ms · status {status}"


def moved(place: str, requests: int) -> str:
    """One line on changes of a number, each told anew."""
    asked_until_there(place, WHAT_IF.format(0))
    took = np.array([asked(place, WHAT_IF.format(n / requests), 1)[0] for n in range(1, requests + 1)])
    half, most, all_ = 1000 * np.quantile(took, [0.5, 0.95, 1.0], method="lower")
    errors = int(np.isinf(took).sum())
    return f"{'what-if, live':<35} · {half:6.1f} {most:6.1f} {all_:6.1f} ms · {errors} errors"


def asked_until_there(place: str, path: str) -> None:
    """Ask for a page until its answer is made."""
    while not np.isfinite(asked(place, path, 1)).all():
        time.sleep(0.2)


def main() -> None:
    """Print one line a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few requests, to see that it runs")
    clients, requests = (2, 10) if parser.parse_args().quick else (50, 2_000)
    with served() as place:
        print(first(place), flush=True)
        for path in PATHS:
            print(measured(place, path, clients, requests), flush=True)
        print(moved(place, 5 if clients == 2 else 50), flush=True)


if __name__ == "__main__":
    main()
