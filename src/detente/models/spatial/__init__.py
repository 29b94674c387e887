"""Spatial models: where an issue settles when every actor holds a position on a scale.

Positions stand in `(..., n_actors)` arrays whose leading axes are worlds, so that thousands of draws are one
call. Weights are `influence`: capability times salience.
"""
