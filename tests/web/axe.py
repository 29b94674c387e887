"""What axe-core, the checker of accessibility, says of a page."""

import json
from pathlib import Path

from playwright.sync_api import Page as Tab

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")


def findings(tab: Tab) -> list[str]:
    """What axe-core finds serious, one line each."""
    tab.evaluate(AXE)
    found = json.loads(tab.evaluate("async () => JSON.stringify((await axe.run()).violations)"))
    return [
        f"{each['id']}: {each['help']}: {node['html'][:120]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
