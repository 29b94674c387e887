"""What a condition asks for on one issue: an option, or any of several."""


def any_of(options: str | tuple[str, ...]) -> tuple[str, ...]:
    """The options that would do.

    Examples
    --------
    >>> any_of("half"), any_of(("half", "full"))
    (('half',), ('half', 'full'))
    """
    return (options,) if isinstance(options, str) else options
