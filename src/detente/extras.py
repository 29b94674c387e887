"""Libraries that an installation may lack, and how to get them: said in one way everywhere."""


def installing(extra: str) -> str:
    """How an extra is installed, of a release and of a clone alike.

    >>> installing("pdf")
    "pip install 'detente[pdf]'"
    """
    return f"pip install 'detente[{extra}]'"


def lacking(extra: str) -> str:
    """What is wrong where an extra is not installed, and what would be right.

    >>> lacking("pdf")
    "the extra pdf is not installed -> pip install 'detente[pdf]'"
    """
    return f"the extra {extra} is not installed -> {installing(extra)}"
