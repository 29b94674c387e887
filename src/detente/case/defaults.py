"""What the command line and the page ask with where nothing else is said."""

SEED = 1
FORECAST_DRAWS = 20_000
EXPLANATION_DRAWS = 1_024
BRANCH_DRAWS = 4_096
