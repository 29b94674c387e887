"""One cluster for the tests that kill nobody."""

import pytest

from parallel.cluster import cluster


@pytest.fixture(scope="module")
def steady(tmp_path_factory):
    """A cluster that lives as long as the file's tests."""
    with cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running
