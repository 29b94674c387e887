"""Who else does the same."""

from importlib.metadata import version


def named(distribution: str) -> str:
    """A peer's name with its version, as installed."""
    return f"{distribution} {version(distribution)}"
