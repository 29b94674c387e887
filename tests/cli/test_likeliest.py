"""The deal at stake, named on the command line or left to the forecast."""

import json


def test_the_likeliest_package_is_that_of_the_forecast(detente):
    """Fails where stability is asked of another deal than the one that is forecast as the likeliest."""
    forecast = json.loads(detente("forecast", "phase-one-2019", "--json", "-q").out)["result"]
    likeliest = next(found["package"] for found in forecast["packages"] if isinstance(found["package"], dict))
    answer = json.loads(detente("stability", "phase-one-2019", "--package", "likeliest", "--json", "-q").out)
    assert answer["result"]["deal"] == likeliest
    assert answer["settings"]["package"] == likeliest


def test_no_deal_to_forecast(detente):
    """Fails where a conflict without issues is asked for its likeliest package and a traceback comes."""
    answer = detente("stability", "elmira", "--package", "likeliest", "-q")
    assert answer.code == 2
    assert answer.err == "detente: this scenario has no `issues` block -> see detente schema issues\n"
