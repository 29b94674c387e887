"""Arms races as linear differential equations."""
