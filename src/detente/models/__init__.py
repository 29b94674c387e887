"""Published models: pure functions on arrays, one idea per file."""
