"""Exchange in phases: steps that each side keeps to because going on is worth more than walking away."""
