"""The local web page: thin doors that read, call one function and show."""
