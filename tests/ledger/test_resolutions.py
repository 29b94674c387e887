"""How claims turned out: once each, with a source, corrected by new rows."""

import pytest

from detente.ledger import LedgerError
from detente.ledger.resolutions import resolutions, resolve, settled
from ledger.conftest import CASE, MOMENT

TOLLS = "tolls-by-june"


@pytest.fixture
def told(ledger, keep):
    """Two forecasts, and a way to resolve what they claim."""
    keep(ledger)
    keep(ledger, as_of="2024-05-01")

    def write(question=TOLLS, status="yes", outcome=1.0, date="2024-06-20", case=CASE, **more):
        values = {"status": status, "outcome": outcome, "date": date, "source": "Gazette", "recorded": MOMENT}
        return resolve(ledger, case, question, **values | more)

    return write


def test_what_is_written_is_told(told, ledger):
    """Fails where a resolution loses its source or its day."""
    written = told()
    assert resolutions(ledger, CASE) == (written,)
    assert (written.question, written.by, written.outcome) == (TOLLS, "2024-06-30", 1.0)


def test_settled_claims_have_their_forecasts(told, ledger):
    """Fails where a forecast made after the outcome is scored, or one made before is not."""
    told(date="2024-05-01")
    (found,) = settled(ledger, CASE)
    assert [entry.number for entry, _ in found.forecasts] == [1]
    assert {claim.question for _, claim in found.forecasts} == {TOLLS}


def test_resolved_twice(told):
    """Fails where a second outcome silently takes the place of the first."""
    told()
    with pytest.raises(
        LedgerError, match=r"'tolls-by-june' is resolved: yes \(row 1, Gazette\) -> --correct"
    ):
        told(status="no", outcome=0.0)


def test_a_correction_is_a_new_row(told, ledger):
    """Fails where a correction removes what it corrects, or is not the one that counts."""
    told()
    told(status="void", outcome=None, correct=True)
    told(status="no", outcome=0.0, correct=True)
    assert [each.corrects for each in resolutions(ledger, CASE)] == [None, 1, 2]
    assert [each.resolution.status for each in settled(ledger, CASE)] == ["no"]


@pytest.mark.parametrize(
    ("question", "more", "line"),
    [
        ("tolls-by-july", {}, "'tolls-by-july' was never forecast -> did you mean 'tolls-by-june'?"),
        (
            TOLLS,
            {"by": "2024-07-31"},
            "'tolls-by-june' was not asked for 2024-07-31 -> did you mean '2024-06-30'?",
        ),
        (TOLLS, {"case": "river"}, "no forecast of 'river' -> record one: detente forecast TARGET --record"),
    ],
)
def test_nothing_to_resolve(question, more, line, told):
    """Fails where an outcome is kept that belongs to no forecast."""
    with pytest.raises(LedgerError) as caught:
        told(question, **more)
    assert str(caught.value).endswith(line)
