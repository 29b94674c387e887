"""The same forecast, sweep and backtest, whoever draws the worlds, and whoever dies meanwhile."""

import subprocess
import sys
from functools import partial

import pytest

from detente.analysis.packages import packages
from detente.catalogue import DEMO, TEMPLATE, scenario_file
from detente.forecasting.bands import over_worlds
from detente.forecasting.forecast import forecast
from detente.parallel import Workers
from detente.scenario import load
from parallel.cluster import cluster

FILE = TEMPLATE / "scenario.yaml"


@pytest.mark.parametrize("file", [FILE, scenario_file(DEMO)], ids=["template", DEMO])
def test_a_forecast_is_the_same_on_two_processes(file):
    """Fails where blocks of worlds, or what scouts find, depend on who draws them."""
    ask = partial(forecast, load(file), draws=2_500, seed=3)
    assert ask(workers=Workers(2)).to_json() == ask().to_json()


def test_a_forecast_is_the_same_on_a_cluster(steady):
    """Fails where a cluster's worlds differ from those of this process."""
    ask = partial(forecast, load(FILE), draws=2_500, seed=3)
    assert ask(workers=Workers(cluster=steady.address)).to_json() == ask().to_json()


def test_bands_are_the_same_on_two_processes():
    """Fails where bands depend on who asks in which world."""
    ask = partial(over_worlds, load(FILE), ask=packages, draws=100, seed=3)
    assert ask(workers=Workers(2)).to_json() == ask().to_json()


def test_a_sweep_outlives_a_worker(tmp_path):
    """Fails where a worker killed amid a sweep takes rows with it, or leaves other bytes."""
    call = [sys.executable, "-m", "detente.cli.main", "sweep", FILE, "--sample", "200", "--draws", "64", "-q"]
    subprocess.run([*call, "-o", tmp_path / "alone.csv"], check=True, capture_output=True)
    with cluster(tmp_path) as mortal:
        sent = [*call, "-o", tmp_path / "cluster.csv", "--cluster", mortal.address]
        with subprocess.Popen(sent, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as sweep:
            wait_for_a_part(sweep, tmp_path / "cluster.csv.parts")
            mortal.workers[0].kill()
            _, said = sweep.communicate()
    assert sweep.returncode == 0, said
    assert (tmp_path / "cluster.csv").read_bytes() == (tmp_path / "alone.csv").read_bytes()


def wait_for_a_part(sweep, folder):
    """Return once the first rows are kept, or the sweep has ended."""
    while sweep.poll() is None and not any(folder.glob("0*.json")):
        try:
            sweep.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
