"""Variants: named merge patches on a base."""

from typing import Any


def merged(base: Any, patch: Any) -> Any:
    """Apply a merge patch; null deletes. Source: RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    result = dict(base) if isinstance(base, dict) else {}
    for name, change in patch.items():
        if change is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), change)
    return result
