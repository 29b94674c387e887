"""A calibrated distribution of where an issue settles: components, their pool, and the scores that fit it."""
