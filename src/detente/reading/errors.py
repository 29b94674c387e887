"""The one way in which a text can be unreadable."""


class ReadingError(ValueError):
    """A document that cannot be read; the message is one line that names it and says why."""
