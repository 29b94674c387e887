"""One page a file, in the order of the navigation."""

from detente.web.pages import forecast, packages

PAGES = (forecast.PAGE, packages.PAGE)
