"""News is taken up once, judged for what it is, and moves a forecast by steps that add up."""

import datetime

import pytest
from hypothesis import given, settings

from detente.catalogue import TEMPLATE
from detente.forecasting.forecast import forecast
from detente.ledger import open_ledger
from detente.ledger.forecasts import entries, kept
from detente.records.evidence import EvidenceItem
from detente.scenario import dumps, loads
from detente.updating.applying import apply
from detente.updating.judging import accepted, edited, rejected, split
from detente.updating.planning import plan
from detente.updating.proposing import proposals
from random_scenarios import talks

TEXT = (TEMPLATE / "scenario.yaml").read_text(encoding="utf-8")
CASE = loads(TEXT)
DAY = datetime.date(2024, 3, 14)
QUOTE = "Brel would lift its tolls on river trade if the upper gates opened by May, its minister said."
OFFER = EvidenceItem(id="offer", says="offer", term={"TOLLS": "lifted"}, date=DAY, doc="a", quote=QUOTE)
MOMENT = "2024-03-15T10:00:00+00:00"


def planned(*items, text=TEXT, **options):
    case = loads(text)
    proposed = proposals(items, case, as_of=options.get("as_of"))
    return plan(text, case, proposed, name="case", **{"draws": 256, "seed": 1} | options)


def states(*items, case=CASE):
    return [proposal.state for proposal in proposals(items, case)]


def test_what_is_planned_is_what_the_written_file_forecasts():
    """Fails where a plan shows one probability and the forecast that is recorded says another."""
    found = planned(OFFER)
    assert found.update.before == forecast(CASE, draws=256, seed=1).p_deal.p
    assert found.update.after == forecast(loads(found.text), draws=256, seed=1).p_deal.p
    assert found.update.after > found.update.before


@settings(max_examples=15)
@given(talks())
def test_steps_add_up_whatever_the_case(case):
    """Fails where what is told of the steps is not what moved."""
    later = case.as_of + datetime.timedelta(days=20)
    found = planned(text=dumps(case), as_of=later, draws=64).update
    assert sum(move.change for move in found.moves) == pytest.approx(found.after - found.before)


def test_time_alone_lowers_a_forecast():
    """Fails where a stale forecast stands: months without a deal lower the hazard, and fewer are left."""
    found = planned(as_of=datetime.date(2024, 5, 1)).update
    assert [move.kind for move in found.moves] == ["time"]
    assert found.after < found.before


def test_a_case_without_a_beginning_gets_one():
    """Fails where moving the day of a case forgets the months that passed without a deal."""
    text = TEXT.replace("timing: {start: 2024-01-15, b: 2}\n", "")
    found = planned(text=text, as_of=datetime.date(2024, 6, 20))
    assert found.scenario.timing.start == CASE.as_of
    passed = planned(text=TEXT, as_of=datetime.date(2024, 7, 10))
    assert passed.scenario.deadlines[0].date < passed.scenario.as_of


def test_one_report_counts_once():
    """Fails where the same sentence from a second outlet, or the same article again, is new evidence."""
    shorter = QUOTE.replace(", its minister said", "")
    reprint = OFFER.model_copy(update={"id": "reprint", "doc": "b", "quote": shorter})
    again = OFFER.model_copy(update={"id": "again"})
    other = OFFER.model_copy(update={"id": "other", "doc": "b", "term": {"WATER": "full"}})
    assert states(OFFER, reprint, again, other) == ["new", "copy", "known", "new"]
    told = proposals([OFFER, reprint, other], CASE)
    assert told[1].of == "offer"
    assert told[2].item.storyline == "a"


def test_history_is_not_overwritten():
    """Fails where an item takes the place of another, or a forecast is made as of a day before the last."""
    changed = OFFER.model_copy(update={"quote": "Something else entirely was said on that day."})
    with pytest.raises(ValueError, match="history is not overwritten -> give the new item its own id"):
        proposals([OFFER, changed], CASE)
    with pytest.raises(ValueError, match="2024-01-01 is before the scenario's as_of 2024-03-01"):
        planned(as_of=datetime.date(2024, 1, 1))


def test_what_serves_the_speaker_is_marked_and_counts_for_less():
    """Fails where a party's word that the other will give what it wants is taken like a witness's."""
    claim = {
        "says": "forecast",
        "term": {"WATER": "full"},
        "date": DAY,
        "quote": "Arda will open the sluice.",
    }
    by_brel, by_arda = (
        proposals([EvidenceItem(id="claim", author=author, **claim)], CASE)[0].item
        for author in ("Brel", "Arda")
    )
    assert by_brel.interested
    assert not by_arda.interested
    assert 0 < planned(by_brel).basis.weighed[-1].log_lr < planned(by_arda).basis.weighed[-1].log_lr


def test_an_indicator_is_tripped_by_what_it_looks_for():
    """Fails where the news that was waited for comes and nobody is told."""
    gates = "  - {id: gates, watch: Brel offers to lift the tolls., term: {TOLLS: lifted}, says: offer,\n"
    rates = "     rate_if: 0.5, rate_if_not: 0.1, registered: 2024-03-01}\n"
    text = TEXT.replace("\nevidence:\n", f"\nindicators:\n{gates}{rates}evidence:\n")
    silent, found = planned(text=text, as_of=DAY).update, planned(OFFER, text=text).update
    assert silent.tripped == {}
    assert found.tripped == {"gates": ("offer",)}
    assert [move.kind for move in found.moves] == ["time", "indicator"]
    assert found.moves[1].change > 0 > silent.moves[1].change


def test_a_person_has_the_last_word():
    """Fails where a proposal cannot be taken, changed, turned down or split, or a change goes unchecked."""
    (one,) = proposals([OFFER], CASE)
    assert rejected(one, "hearsay").state == "rejected"
    assert accepted(rejected(one, "hearsay")).state == "new"
    assert edited(one, {"hedge": "possible"}, CASE).item.hedge == "possible"
    parts = split(one, [{}, {"term": {"WATER": "full"}}], CASE)
    assert [part.item.id for part in parts] == ["offer/1", "offer/2"]
    with pytest.raises(ValueError, match="issue 'TOLLS' has no option 'rised'"):
        edited(one, {"term": {"TOLLS": "rised"}}, CASE)


@pytest.fixture
def file(tmp_path):
    """A scenario file in a folder of its own."""
    written = tmp_path / "scenario.yaml"
    written.write_text(TEXT, encoding="utf-8")
    return written


def write(file, found, read=TEXT):
    with open_ledger(file.with_name("detente.db")) as ledger:
        how = {"case": "case", "environment": {}, "recorded": MOMENT}
        return apply(found, file, ledger, read=read.encode(), **how).written.forecast, entries(ledger, "case")


def test_all_is_written_and_nothing_else_changes(file):
    """Fails where the file loses a line, or the ledger keeps another forecast than was shown."""
    found = planned(OFFER)
    number, recorded = write(file, found)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in TEXT.splitlines() if line not in lines] == [
        "as_of: 2024-03-01 # nothing known after this day is used"
    ]
    assert (number, recorded[-1].p_deal, recorded[-1].as_of) == (1, found.update.after, "2024-03-14")
    assert loads(file.read_bytes()).evidence[-1] == OFFER


def test_a_file_changed_meanwhile_is_left_alone(file):
    """Fails where an update writes over what somebody else saved since it was planned."""
    with pytest.raises(ValueError, match="changed meanwhile; nothing was written"):
        write(file, planned(OFFER), read="something else")
    assert file.read_text(encoding="utf-8") == TEXT
    assert [path.name for path in file.parent.iterdir() if path.name.endswith(".part")] == []
    with open_ledger(file.with_name("detente.db"), writable=False) as ledger:
        assert entries(ledger, "case") == ()


def test_evidence_given_beside_the_file_is_carried_into_it(file):
    """Fails where the forecast after an update forgets what the last one was given."""
    number, _ = write(file, planned())
    with open_ledger(file.with_name("detente.db"), writable=False) as ledger:
        last = kept(ledger, "case", number)
    told = OFFER.model_copy(update={"date": CASE.as_of})
    found = planned(as_of=DAY, last=last, beside=[told])
    assert found.scenario.evidence[-1] == told
    assert found.update.recorded == 1
    assert [move.kind for move in found.update.moves] == ["time"]
