"""What a model says counts only where the text says so; whatever else it says, the rules' reading stands."""

import datetime
import gzip
import json

import pytest

from detente.reading import evidence_items, glossary, read_text
from detente.reading.llm.chat import NoServerError, Server
from detente.reading.llm.second import SecondReader
from detente.scenario import load
from reading.llm.chat_server import Reply, answer, message, records, tool_call
from reading.llm.texts import GERMAN, TEXT

SENTENCE = "Arda would open the sluice; then the tolls would go."
LEGS = [
    {"giver": "Arda", "receiver": "Brel", "gives": "open the sluice", "issue": "water", "option": "full"},
    {
        "giver": "Brel",
        "receiver": "Arda",
        "gives": "the tolls would go",
        "issue": "tolls",
        "option": "lifted",
    },
]
DEAL = {"sentence": SENTENCE, "legs": LEGS, "status": "hedged", "hedge": "possible"}
HOSTILE = "<script>alert(1)</script>"


def test_a_deal_without_a_cue(server, second):
    """Fails where a record is lost, is not the rules' kind of record, or has a span that is not its text."""
    server.says(answer(deal=[DEAL]))
    head, (deal,) = second()
    assert (deal["id"], deal["by"], deal["sid"], deal["polarity"]) == ("D-M1", "llm:m", "S03", "for")
    spans = [deal["sentence"], *(leg["give"] for leg in deal["legs"])]
    assert all(TEXT[span["start"] : span["end"]] == span["text"] for span in spans)
    assert [(leg["giver"], leg["issue"], leg["option"]) for leg in deal["legs"]] == [
        ("Arda", "water", "full"),
        ("Brel", "tolls", "lifted"),
    ]
    assert head["note"] == "llm:m added 1; a model's answer may differ next time"


EVERY_KIND = {
    "statement": {"speaker": "Arda", "content": "the tolls would go", "mode": "indirect", "target": "Brel"},
    "deal": {"legs": LEGS, "status": "asserted"},
    "conditional": {
        "type": "hypothetical", "antecedent": "open the sluice", "consequent": "the tolls would go",
    },
    "forecast": {"subtype": "forecast", "content": "the tolls would go", "polarity": "for"},
    "event": {"what": "open the sluice", "actor": ["Arda"], "plover": "CONCEDE", "status": "planned"},
    "pressure": {"actor": "Brel", "instrument": "tariffs", "span": "the tolls", "status": "ongoing"},
    "position": {"party": "Arda", "way": "offer", "wants": "open the sluice", "status": "asserted"},
    "shift": {
        "who": "Arda", "subtype": "softening", "to": "open the sluice", "direction": "positive",
        "status": "asserted",
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_same_keys_as_the_rules(kind, server, second, reference_data):
    """Fails where a consumer of records stumbles over one of a model's: a key is missing, or one too many."""
    server.says(answer(**{kind: [{"sentence": "Brel wants peace."} | EVERY_KIND[kind]]}))
    assert second()[1] == []
    server.says(answer(**{kind: [{"sentence": SENTENCE} | EVERY_KIND[kind]]}))
    (record,) = second()[1]
    articles = sorted((reference_data.parent / "articles").glob("*.txt"))
    day = datetime.date(2019, 5, 17)
    read = [
        r for a in articles for r in read_text(a.read_text("utf-8"), doc="a", glossary=glossary(), as_of=day)
    ]
    own = next(r for r in read if r["kind"] == kind)
    assert list(record) == [*own, "by"]


REFUSED = {
    "a sentence that is not in the text": DEAL | {"sentence": "Arda will open the sluice."},
    "words that are not in their sentence": DEAL | {"legs": [LEGS[0] | {"gives": "open the dam"}]},
    "a party that the text does not name": DEAL | {"holder": "Atlantis"},
    "an issue or option that the scenario lacks": DEAL | {"legs": [LEGS[0] | {"option": "tripled"}]},
    "not of the form asked for": DEAL | {"status": "agreed"},
    "out of the page around the text": DEAL | {"sentence": "Copyright 2024 The Ar Herald."},
}


@pytest.mark.parametrize("why", REFUSED)
def test_refused(why, server, second):
    """Fails where what the text does not say becomes a record, or goes uncounted."""
    server.says(answer(deal=[DEAL, REFUSED[why]]))
    head, found = second()
    assert len(found) == 1
    assert head["note"] == f"llm:m added 1; 1 refused (1 {why}); a model's answer may differ next time"


def test_a_sentence_across_lines_and_only_in_part(server, second):
    """Fails where a model is refused for a line break of the file, or for quoting enough and not all."""
    server.says(answer(deal=[DEAL | {"sentence": "open the sluice; then the tolls would go"}]))
    assert [deal["sid"] for deal in second()[1]] == ["S03"]


def test_what_the_rules_have_stays_theirs(server, second):
    """Fails where one sentence counts twice as evidence, because two readers found the same."""
    deal = DEAL | {"sentence": "Arda may release the water in exchange for lower tolls."}
    legs = [LEGS[0] | {"gives": "release the water"}, LEGS[1] | {"gives": "lower tolls"}]
    server.says(answer(deal=[deal | {"legs": legs}, DEAL, DEAL]))
    head, found = second()
    assert [record["sid"] for record in found] == ["S03"]
    assert head["note"] == "llm:m added 1; 2 had already; a model's answer may differ next time"


def test_evidence(server, second, root):
    """Fails where a forecast cannot use a model's record, or cannot tell it from one of the rules."""
    server.says(answer(deal=[DEAL]))
    head, found = second()
    scenario = load(root / "tests" / "scenarios" / "valid" / "sluice-treaty.yaml")
    items = evidence_items([head, *found], scenario)
    assert [(item.id.partition(":")[2], item.term, item.hedge) for item in items] == [
        ("DM1.1", {"water": "full"}, "possible"),
        ("DM1.2", {"tolls": "lifted"}, "possible"),
    ]


def test_german(server, second):
    """Fails where a text that the rules skip is skipped by the model too, or translated."""
    sentence = "Brel wird die Zölle aufheben, wenn Arda das Wasser freigibt"
    leg = {"giver": "Brel", "gives": "die Zölle aufheben", "issue": "tolls", "option": "lifted"}
    deal = {"sentence": sentence, "legs": [leg], "status": "asserted"}
    server.says(answer(deal=[deal, deal | {"sentence": "Brel will lift its tolls."}]))
    head, (found,) = second(GERMAN)
    assert found["legs"][0]["give"]["text"] == "die Zölle aufheben"
    assert head["note"].startswith(
        "not read by rules: the text is not English (de); llm:m added 1; 1 refused"
    )


def test_what_is_asked(server, second):
    """Fails where more leaves the machine than the sentences, the scenario's words and the question."""
    server.says(answer())
    second()
    (asked,) = server.asked
    assert (asked["path"], asked["model"], asked["temperature"], asked["seed"]) == (
        "/v1/chat/completions",
        "m",
        0,
        1,
    )
    system, user = (message["content"] for message in asked["messages"])
    assert "- water: as now | half | full" in system
    assert user.splitlines()[2] == SENTENCE
    assert "Copyright" not in user
    assert sorted(server.headers[0]) == [
        "accept", "accept-encoding", "connection", "content-length", "content-type", "host", "user-agent",
    ]  # fmt: skip


def test_by_tool_where_the_server_knows_no_schema(server, second):
    """Fails where only the newest servers can be used."""
    call = tool_call("final_result", records(deal=[DEAL]))
    server.says(Reply({"error": {"message": "response_format"}}, status=400), call)
    assert len(second()[1]) == 1
    assert server.asked[1]["tools"][0]["function"]["name"] == "final_result"


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(Reply({"error": {}}, status=500, headers={"retry-after-ms": "1"}), id="server-error"),
        pytest.param(Reply({"error": {}}, status=429, headers={"retry-after-ms": "1"}), id="busy"),
        pytest.param(message(content='{"deal": ['), id="malformed"),
        pytest.param(tool_call("delete_files", {"path": "/"}), id="unknown-tool"),
    ],
)
def test_asked_once_more(first, server, second):
    """Fails where a passing fault costs the model's reading."""
    server.says(first, answer(deal=[DEAL]))
    assert len(second()[1]) == 1
    assert len(server.asked) == 2


NO_ANSWERS = {
    "no answer within 0.3 s": Reply(b"", late=True),
    "the server said 401": Reply({"error": {"message": f"{HOSTILE} key-123"}}, status=401),
    "the server points elsewhere, where nothing is sent": Reply(
        {}, status=307, headers={"location": "/v1/elsewhere"}
    ),
    "an answer of more than 2,000,000 bytes": Reply(b'"' + b"x" * 10_000_000 + b'"'),
    "a packed answer, which was not asked for": Reply(
        gzip.compress(b"x" * 10_000_000), headers={"content-encoding": "gzip"}
    ),
    "the model refused": message(refusal=HOSTILE),
    "the answer was cut short": message("length", content='{"deal": ['),
    "an answer that is not of the form asked for": message(content=f"{HOSTILE} I cannot do that"),
}


@pytest.mark.parametrize("why", NO_ANSWERS)
def test_no_answer(why, server, second):
    """Fails where a failing or hostile server costs the rules' reading, or puts in a word of its own."""
    server.says(NO_ANSWERS[why])
    head, found = second(seconds=0.3 if "within" in why else 10.0)
    assert (head["note"], found) == (f"read by rules alone: llm:m: {why}", [])
    assert {asked["path"] for asked in server.asked} == {"/v1/chat/completions"}
    assert len(server.asked) <= 3


@pytest.mark.parametrize(
    "said",
    [b"", b"<html>", b"[]", b"null", b'{"choices": null}', b"[" * 1_000_000, b"\xff\xfe", b'{"error": "x"}'],
    ids=lambda said: said[:12].decode("latin-1"),
)
def test_no_chat_at_all(said, server, second):
    """Fails where an address that is no chat server ends in anything but one plain note."""
    server.says(Reply(said))
    head, found = second()
    assert head["note"].startswith("read by rules alone: llm:m: ")
    assert found == []


def test_no_server():
    """Fails where a wrong address costs the rules' reading."""
    words = glossary()
    own = read_text(TEXT, doc="a.txt", glossary=words, as_of=datetime.date(2024, 3, 1))
    head, *others = SecondReader(Server("m", "http://127.0.0.1:1/v1", None, 10.0), words)(own)
    assert (head["note"], others) == ("read by rules alone: llm:m: no connection", own[1:])


def test_a_dead_server_is_not_asked_for_ever():
    """Fails where every one of a thousand documents waits for a server that has gone away."""
    words = glossary()
    own = read_text(TEXT, doc="a.txt", glossary=words, as_of=datetime.date(2024, 3, 1))
    reader = SecondReader(Server("m", "http://127.0.0.1:1/v1", None, 10.0), words)
    notes = [reader(own)[0]["note"] for _ in range(5)]
    why = "read by rules alone: llm:m: no connection"
    assert notes == [why] * 3 + [f"{why} for 3 documents in a row, so it is not asked any more"] * 2


def test_a_server_that_comes_back_is_asked_again(monkeypatch):
    """Fails where three slow answers among a thousand end the model's reading."""
    words = glossary()
    own = read_text(TEXT, doc="a.txt", glossary=words, as_of=datetime.date(2024, 3, 1))
    reader = SecondReader(Server("m", "http://127.0.0.1:1/v1", None, 10.0), words)
    come = iter([NoServerError("no connection"), NoServerError("no connection"), None] * 2)

    def said(*_):
        if fault := next(come):
            raise fault
        return []

    monkeypatch.setattr("detente.reading.llm.second.answers", said)
    notes = [reader(own)[0]["note"] for _ in range(6)]
    assert [note.startswith("llm:m added 0") for note in notes] == [False, False, True] * 2


def test_no_word_of_the_model_s_own(server, second):
    """Fails where markup, or anything that the model made up, reaches a record."""
    fields = {
        "sentence": f"Brel {HOSTILE}",
        "holder": HOSTILE,
        "note": HOSTILE,
        "id": HOSTILE,
        "by": HOSTILE,
        "legs": [LEGS[0] | {"note": HOSTILE}],
    }
    each = [DEAL | {name: value} for name, value in fields.items()]
    server.says(answer(deal=each, event=[{HOSTILE: HOSTILE}], shift=[HOSTILE] * 1_000))
    head, found = second()
    assert [deal["id"] for deal in found] == ["D-M1", "D-M2"]
    assert HOSTILE not in json.dumps([head, *found])
    assert "807 too many in one answer" in head["note"]
