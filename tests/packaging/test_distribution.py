"""Wheel and source distribution hold all that runs, and nothing that does not belong there."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile

import pytest


@pytest.fixture(scope="session")
def distributions(root, tmp_path_factory):
    """Folder with a wheel and a source distribution, built from the tree."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def unpacked(distributions, tmp_path_factory):
    """The wheel as an installer lays it down, away from the source tree."""
    place = tmp_path_factory.mktemp("site")
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    return place


@pytest.fixture
def installed(unpacked, tmp_path):
    """Run the unpacked wheel's `detente` in a folder of its own; standard output."""

    def call(*arguments):
        environment = os.environ | {"PYTHONPATH": str(unpacked), "PYTHONDONTWRITEBYTECODE": "1"}
        line = [sys.executable, "-m", "detente", *map(str, arguments)]
        done = subprocess.run(
            line, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


def test_the_wheel_runs_where_there_is_no_source(installed, unpacked, tmp_path):
    """Fails where a file that a command needs is not in the wheel."""
    where = [sys.executable, "-c", "import detente; print(detente.__file__)"]
    told = subprocess.run(
        where, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(unpacked)}, capture_output=True, text=True
    )
    assert str(unpacked) in told.stdout
    assert json.loads(installed("demo", "--draws", "50", "--json"))["kind"] == "demo"


def test_a_new_case_of_the_wheel_reads_an_article(installed, tmp_path):
    """Fails where the template or the reader's tables are not in the wheel."""
    installed("init", "case")
    lines = installed("read", "case/articles/example.txt", "--scenario", "case").splitlines()
    assert {json.loads(line)["kind"] for line in lines} >= {"doc", "sentence", "deal"}


def test_every_packaged_file_of_the_tree_is_in_the_wheel(root, unpacked):
    """Fails where a template, a style sheet or a case is left behind."""
    listed = subprocess.run(
        ["git", "ls-files", "src/detente"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    missing = [name for name in listed if name and not (unpacked / name.removeprefix("src/")).is_file()]
    assert missing == [name for name in missing if not (root / name).is_file()]


def test_the_source_distribution_holds_what_builds_and_tests(distributions):
    """Fails where somebody who has only the source distribution could not build it or see its licence."""
    (archive,) = distributions.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[-1] for name in tar.getnames()}
    assert names >= {"pyproject.toml", "LICENSE", "README.md", "src/detente/py.typed", "tests/conftest.py"}
    assert not [name for name in names if name.startswith((".venv", ".git/")) or "__pycache__" in name]
