"""Results for people: terminal, and later page and paper; computes nothing."""
