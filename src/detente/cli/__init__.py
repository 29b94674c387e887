"""The command line: thin doors that read, call one function and show."""
