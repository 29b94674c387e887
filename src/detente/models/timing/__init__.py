"""When talks end: shares under a deadline, fitted hazards, shifts of power, reference classes."""
