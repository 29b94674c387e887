"""How good probabilities were, once it is known what happened."""
