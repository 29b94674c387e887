"""Variants follow RFC 7396."""

import pytest

from detente.scenario.patch import merged

# In the order of the appendix; rows without a mapping cannot be scenarios, but hold.
APPENDIX_A = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("base", "patch", "expected"), APPENDIX_A)
def test_appendix_a(base, patch, expected):
    """Fails where a variant means something else than the standard that it names."""
    assert expected == merged(base, patch)


def test_base_stays_as_it_was():
    """Fails where one variant leaks into the next."""
    base = {"a": {"b": 1}, "c": [1]}
    merged(base, {"a": {"b": 2}, "c": None})
    assert base == {"a": {"b": 1}, "c": [1]}
