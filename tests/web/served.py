"""The application of a case, as tests open it."""

from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.security import Guard, Key

TOKEN = "a-token-that-stands-for-scripts"


def guarded(target: object, **options: object) -> Guard:
    """The application of a case, which the standing token opens."""
    return application(ServedCase(str(target)), Key(TOKEN, port=8765, standing=True), **options)
