"""The moment that the command line takes for the present."""


def set_clock(monkeypatch, moment):
    """Let every verb that writes into a ledger do so at a moment, ISO time in UTC."""
    for verb in ("recording", "verbs.resolve"):
        monkeypatch.setattr(f"detente.cli.{verb}.now", lambda: moment)
