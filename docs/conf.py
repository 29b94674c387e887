"""How the documentation is built: Markdown through MyST, no network."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import fields

import detente

project = "detente"
author = "The detente developers"
version = release = detente.__version__
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"detente {version}"
html_show_copyright = False


def setup(app):
    """Bring the page of fields up to date before anything is read."""
    app.connect("builder-inited", lambda _: fields.write())
