"""What people wait for: each path at three sizes, beside whoever else does the same.

A function of each module makes the case of one size, loading only what that needs.
"""

from collections.abc import Mapping

PATHS: Mapping[str, str] = {
    "command line": "command_line:started",
    "load and check a scenario": "scenarios:loaded",
    "read short articles": "articles:read",
    "frontier of listed packages": "frontiers:listed",
    "frontier of many issues": "frontiers:merged",
    "package struck in each world": "striking:chosen",
    "forecast": "forecasts:made",
    "stable states": "conflicts:stable",
    "spatial model of politics": "positions:bargained",
    "exchange of positions": "positions:exchanged",
    "scores of forecasts": "scores:scored",
    "search in a ledger": "evidence:searched",
}
