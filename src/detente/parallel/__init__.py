"""Work that falls into parts: done here, by processes beside this one, or on a cluster of others."""

from detente.parallel.workers import ALONE, Workers

__all__ = ["ALONE", "Workers"]
