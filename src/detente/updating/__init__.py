"""News in: evidence proposed from texts, judged, planned and written; the same for command line and page."""
