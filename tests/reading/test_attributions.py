"""Who says, wants and changes what: the gold article, invented sentences, and what is none of it."""

import datetime

import pytest

from detente.reading import compare, evidence_items, glossary, read_file, read_text
from reading.attribution_cases import DAY, WORDS, scores
from reading.negotiations import KELMAR
from reading.new_detente import gold_records, new_detente

ARTICLE = "003_f9d92dfb58a1c3ba.txt"
OF_KELMAR = glossary(KELMAR)


@pytest.fixture(scope="module")
def gold(reference_data):
    return [r for r in gold_records(reference_data) if r.get("doc", ARTICLE) == ARTICLE]


@pytest.fixture(scope="module")
def read(reference_data, gold):
    path = reference_data.parent / "articles" / ARTICLE
    return read_file(path, glossary=glossary(new_detente(gold)), as_of=datetime.date(2019, 5, 17))


def of(records, kind):
    return [r for r in records if r["kind"] == kind]


def overlaps(one, other):
    return one["start"] < other["end"] and other["start"] < one["end"]


def parties(who):
    return set(who) if isinstance(who, list) else {who}


def told(tell, name, ours, theirs, same):
    """Precision, recall and recall of tier 1, told."""
    hit = {t["id"] for t in theirs if any(same(o, t) for o in ours)}
    first = [t for t in theirs if t["tier"] == 1]
    precision = sum(any(same(o, t) for t in theirs) for o in ours) / max(len(ours), 1)
    recall = len(hit) / len(theirs)
    tier1 = sum(t["id"] in hit for t in first) / len(first) if first else 1.0
    tell(
        f"{name}: precision {precision:.2f} recall {recall:.2f} (found {len(ours)}, gold {len(theirs)}), "
        f"tier 1 {tier1:.2f} ({len(first)})"
    )
    return precision, tier1


def test_statements_of_the_gold_article(read, gold, tell):
    """Content that overlaps, with the right speaker."""
    precision, tier1 = told(
        tell,
        "statements, content and speaker",
        of(read, "statement"),
        of(gold, "statement"),
        lambda o, t: overlaps(o["content"], t["content"]) and parties(o["speaker"]) == parties(t["speaker"]),
    )
    assert tier1 >= 0.9
    assert precision >= 0.8


def test_positions_of_the_gold_article(read, gold, tell):
    precision, tier1 = told(
        tell,
        "positions, what is wanted and by whom",
        of(read, "position"),
        of(gold, "position"),
        lambda o, t: (
            overlaps(o["wants"], t["wants"]) and bool(acting(o["party"], read) & acting(t["party"], read))
        ),
    )
    assert precision >= 0.8
    assert tier1 >= 0.9


def acting(party, read):
    """The states that a party is or acts for."""
    homes = {e["id"]: f"S:{e['country']}" for e in of(read, "entity")}
    return {homes.get(one, one) for one in parties(party)}


def test_shifts_of_the_gold_article(read, gold, tell):
    precision, tier1 = told(
        tell,
        "shifts, words and who",
        of(read, "shift"),
        of(gold, "shift"),
        lambda o, t: (
            o["sid"] == o["sid"] and overlaps(o["to"], t["to"]) and parties(o["who"]) == parties(t["who"])
        ),
    )
    assert precision >= 0.8
    assert tier1 >= 0.9


def test_no_scare_quote_is_a_statement(read, gold):
    """ "New Detente" in marks is nobody's speech."""
    traps = [t for t in of(gold, "trap") if t["type"] in ("scare_quote", "title")]
    quoted = [r["content"] for r in of(read, "statement") if r["mode"] in ("direct", "direct_fragment")]
    assert not [t["text"] for t in traps for c in quoted if c["start"] <= t["start"] and t["end"] <= c["end"]]


@pytest.mark.parametrize("table", ["attributions_held_out.tsv", "attributions.tsv", "attributions_fresh.tsv"])
def test_invented_sentences(table, tell):
    """Sentences of other negotiations; the rules have seen them, so this guards against falling back."""
    totals, _ = scores(table)
    for kind, score in totals.items():
        tell(f"{kind} of {table}: precision {score.precision:.2f} recall {score.recall:.2f} ({score.wanted})")
    assert min(score.precision for score in totals.values()) >= 0.7
    assert min(score.recall for score in totals.values()) >= 0.75


def statements(text):
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    return [(r["speaker"], r["mode"], r["content"]["text"]) for r in of(records, "statement")]


SPEAKERS = [
    ("Putin met Xi. The Russian leader said that trade would grow.", "P:PUTIN"),
    ("Putin met Xi. He said that trade would grow.", "P:PUTIN"),
    ("Putin met Xi. His spokesman said that trade would grow.", "P:RUS-SPOKESMAN"),
    ("Putin told Xi that trade would grow.", "P:PUTIN"),
    ("Trade would grow, according to Putin.", "P:PUTIN"),
    ("Trade would grow, said Putin.", "P:PUTIN"),
    ("Putin was quoted as saying that trade would grow.", "P:PUTIN"),
    ("Putin, who seldom talks of China, said that trade would grow.", "P:PUTIN"),
    ("Russian officials said that trade would grow.", "G:RUS-OFFICIALS"),
    ("The Russian foreign ministry said that trade would grow.", "S:RUS"),
    ("Ann Leek runs the port. Leek said that trade would grow.", "P:LEEK"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[case[0][:50] for case in SPEAKERS])
def test_who_speaks(text, speaker):
    """Titles, pronouns and "his spokesman" stand for persons; whoever is told does not speak."""
    assert [who for who, _, _ in statements(text)] == [speaker]


def test_a_block_quote_runs_over_paragraphs():
    """An opening mark on every paragraph, the closing one at the last."""
    text = (
        "Putin wrote the following in a letter to the summit about the future of trade in the region:\n\n"
        "“The first thing is peace. It comes before trade.\n\n“The second thing is trade.”\n\n"
        "The summit ended."
    )
    (found,) = [s for s in statements(text) if s[1] == "block_quote"]
    assert found[0] == "P:PUTIN"
    assert (found[2][:9], found[2][-6:]) == ("The first", "trade.")


def test_a_block_quote_may_never_close():
    text = (
        "Putin wrote the following in a letter to the summit about the future of trade in the region:\n\n"
        "“The first thing is peace.\n\n“The second thing is trade.\n\nThe summit ended."
    )
    (found,) = [s for s in statements(text) if s[1] == "block_quote"]
    assert found[2].endswith("The second thing is trade.")


NO_SHIFTS = [
    "Putin will soften his stance.",
    "Berlin wants Athens to soften its stance.",
    "The deal would involve Russia distancing itself from China.",
    "If Rome softens its stance, markets will cheer.",
    "Few expect a U-turn by Paris.",
]


@pytest.mark.parametrize("text", NO_SHIFTS)
def test_a_forecast_or_a_wish_of_a_shift_is_no_shift(text):
    records = read_text(text, doc="case", glossary=WORDS, as_of=DAY)
    assert not [r for r in of(records, "shift") if r["status"] != "negated"]


SAYS = [
    ("Torvania has refused to open the port.", ("refusal", True)),
    ("“We will not open the port,” the Torvanian president said.", ("refusal", True)),
    ("Torvania pledged not to open the port.", ("refusal", True)),
    ("Torvania rules out opening the port.", ("refusal", True)),
    ("Torvania has no intention of opening the port.", ("refusal", True)),
    ("Torvania insists on keeping the port closed.", ("refusal", True)),
    ("Valdria demands that Torvania open the port.", ("demand", False)),
    ("Torvania is ready to open the port.", ("offer", False)),
    ("Torvania agreed to open the port.", ("acceptance", False)),
    ("Estmark threatened to tighten its sanctions.", ("threat", True)),
]


@pytest.mark.parametrize(("text", "expected"), SAYS, ids=[case[0] for case in SAYS])
def test_positions_and_statements_are_evidence(text, expected):
    """A refusal never reads as support."""
    records = read_text(text, doc="case", glossary=OF_KELMAR, as_of=DAY)
    (item,) = evidence_items(records, KELMAR)
    assert (item.says, item.against) == expected


@pytest.mark.parametrize("verb", ["said", "believes"])
def test_a_forecast_is_by_whom_it_is_quoted_from(verb):
    """Fails where the reporter is credited with what an analyst foretells."""
    told = f"Petra Olin {verb} that Torvania will probably open the port."
    records = read_text(f"By Ann Leek\n\n{told}", doc="case", glossary=OF_KELMAR, as_of=DAY)
    (item,) = evidence_items(records, KELMAR)
    assert (item.says, item.author) == ("forecast", "Petra Olin")


def test_a_stance_that_reverses_between_documents_is_a_shift():
    """Last week a friend, this week an enemy; and the tone of both weeks."""
    texts = (
        "3 May 2023\n\nTalks went on in Geneva today. “Turkey is a trusted friend,” Putin said.",
        "10 May 2023\n\nTalks broke off in Geneva today. Putin accused Turkey of betrayal.",
    )
    records = [
        record
        for n, text in enumerate(texts)
        for record in read_text(text, doc=f"{n}.txt", glossary=WORDS, as_of=DAY)
    ]
    shift, tone, _ = compare(records)
    assert (shift["who"], shift["toward"], shift["direction"]) == ("P:PUTIN", ["S:TUR"], "negative")
    assert (shift["from"]["doc"], shift["to"]["doc"]) == ("0.txt", "1.txt")
    assert [(step["date"], step["stance"]) for step in tone["series"]] == [
        ("2023-05-03", 2),
        ("2023-05-10", -2),
    ]
