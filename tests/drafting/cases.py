"""Invented articles on different negotiations, with who bargains and what a reader would find on the table.

Each issue is a word of its title, options or keywords, and the id of the party that would give it.
"""

from dataclasses import dataclass
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True)
class Case:
    """What a careful reader takes from one article."""

    name: str
    principals: frozenset[str]
    issues: tuple[tuple[str, str], ...]
    deadlines: tuple[str, ...] = ()

    @property
    def article(self) -> Path:
        """The text."""
        return ARTICLES / f"{self.name}.txt"


CASES = (
    Case(
        "trade",
        frozenset({"AUSTRALIA", "INDONESIA"}),
        (
            ("beef", "INDONESIA"),
            ("quota", "INDONESIA"),
            ("visas", "AUSTRALIA"),
            ("diplomas", "AUSTRALIA"),
            ("universities", "INDONESIA"),
        ),
        ("2023-09-07",),
    ),
    Case(
        "fisheries",
        frozenset({"NORWAY", "EU"}),
        (("cod", "NORWAY"), ("inspections", "NORWAY"), ("duties", "EU"), ("shrimp", "NORWAY")),
        ("2022-12-31",),
    ),
    Case(
        "water",
        frozenset({"KYRGYZSTAN", "UZBEKISTAN"}),
        (
            ("release more water", "KYRGYZSTAN"),
            ("gas", "UZBEKISTAN"),
            ("electricity", "UZBEKISTAN"),
            ("data", "KYRGYZSTAN"),
            ("dams", "UZBEKISTAN"),
        ),
        ("2021-08-06",),
    ),
    Case(
        "climate",
        frozenset({"SOUTH-AFRICA", "GERMANY"}),
        (
            ("coal plants", "SOUTH-AFRICA"),
            ("emissions", "SOUTH-AFRICA"),
            ("grants", "GERMANY"),
            ("patents", "GERMANY"),
        ),
        ("2021-11-02",),
    ),
    Case(
        "hostages",
        frozenset({"FRANCE", "REBELS"}),
        (("fighters", "FRANCE"), ("ransom", "FRANCE"), ("hostages", "REBELS"), ("drone", "FRANCE")),
        ("2020-02-15",),
    ),
    Case(
        "labour",
        frozenset({"HALDEN-RAIL", "TRANSPORT-WORKERS-UNION"}),
        (
            ("pay", "HALDEN-RAIL"),
            ("shifts", "HALDEN-RAIL"),
            ("driver-only", "TRANSPORT-WORKERS-UNION"),
            ("jobs", "HALDEN-RAIL"),
            ("dismissed", "HALDEN-RAIL"),
        ),
        ("2024-06-01",),
    ),
    Case(
        "basing",
        frozenset({"PHILIPPINES", "US"}),
        (
            ("airfields", "PHILIPPINES"),
            ("patrol boats", "US"),
            ("shoal", "US"),
            ("missiles", "PHILIPPINES"),
            ("fuel", "PHILIPPINES"),
            ("tariffs", "US"),
        ),
        ("2023-04-11",),
    ),
    Case(
        "peace",
        frozenset({"COLOMBIA", "ELN"}),
        (
            ("land", "COLOMBIA"),
            ("licences", "COLOMBIA"),
            ("ceasefire", "ELN"),
            ("kidnapping", "ELN"),
            ("warrants", "COLOMBIA"),
            ("disarm", "ELN"),
            ("prisoners", "COLOMBIA"),
            ("amnesty", "COLOMBIA"),
        ),
        ("2023-03-15",),
    ),
    Case(
        "gas",
        frozenset({"TURKEY", "AZERBAIJAN"}),
        (
            ("discount", "AZERBAIJAN"),
            ("longer contract", "TURKEY"),
            ("re-export", "AZERBAIJAN"),
            ("Ceyhan", "TURKEY"),
            ("transit", "TURKEY"),
        ),
        ("2022-03-03",),
    ),
    Case(
        "extradition",
        frozenset({"CANADA", "CHINA"}),
        (("citizens", "CHINA"), ("extradition", "CANADA"), ("ban", "CANADA"), ("canola", "CHINA")),
        ("2021-10-21",),
    ),
    Case(
        "budget",
        frozenset({"BROOKFIELD-TEACHERS-FEDERATION", "BROOKFIELD-SCHOOL-DISTRICT"}),
        (
            ("classes", "BROOKFIELD-SCHOOL-DISTRICT"),
            ("nurse", "BROOKFIELD-SCHOOL-DISTRICT"),
            ("raise", "BROOKFIELD-SCHOOL-DISTRICT"),
            ("school day", "BROOKFIELD-TEACHERS-FEDERATION"),
            ("five-year contract", "BROOKFIELD-TEACHERS-FEDERATION"),
        ),
        ("2019-10-01",),
    ),
    Case(
        "nuclear",
        frozenset({"IRAN", "US"}),
        (
            ("sanctions", "US"),
            ("enrichment", "IRAN"),
            ("uranium", "IRAN"),
            ("centrifuges", "IRAN"),
            ("funds", "US"),
        ),
        ("2021-06-18", "2021-06-24"),
    ),
)


def found(scenario, word: str) -> list[str]:
    """Ids of issues that a word names, in title, options or keywords, the title first."""

    def texts(name):
        issue = scenario.issues[name]
        return [issue.title or "", *issue.options, *issue.keywords]

    places = {
        name: [n for n, text in enumerate(texts(name)) if word.lower() in text.lower()]
        for name in scenario.issues
    }
    return sorted((name for name in places if places[name]), key=lambda name: places[name][0])
