"""One page a file, in the order of the navigation."""

from detente.web.pages import blocs, evidence, forecast, ledger, packages, record, scenario, what_if

PAGES = (
    forecast.PAGE,
    packages.PAGE,
    evidence.PAGE,
    what_if.PAGE,
    blocs.PAGE,
    ledger.PAGE,
    record.PAGE,
    scenario.PAGE,
)
