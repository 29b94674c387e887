"""Blocks that only some models read, one file each."""
