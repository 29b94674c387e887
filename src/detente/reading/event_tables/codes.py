"""CAMEO codes as PLOVER events, Goldstein's scale, and states as the tables write them.

References: CAMEO2PLOVER of the PLOVER project (2021); Goldstein (1992) as scored for CAMEO; PLOVER manual 0.8.
"""

from functools import cache

from detente.reading.event_cues import QUADS
from detente.reading.names import built_in

_PLOVER = """
03 AGREE; 04 CONSULT; 041 CONSULT phone; 042 CONSULT visit; 043 CONSULT visit; 044 CONSULT third-party;
05 SUPPORT; 06 COOPERATE; 07 AID; 08 CONCEDE; 0813 RETREAT; 0814 RETREAT; 084 RETREAT release; 085 RETREAT;
086 RETREAT access; 087 RETREAT disarm; 0871 RETREAT ceasefire; 0872 RETREAT withdraw; 09 ACCUSE investigate;
10 REQUEST; 101 REQUEST assist; 102 REQUEST assist; 103 REQUEST assist; 104 REQUEST change; 105 REQUEST change;
1051 REQUEST yield; 1052 REQUEST yield; 1053 REQUEST yield; 1054 REQUEST yield; 1055 REQUEST yield;
1056 REQUEST yield; 106 REQUEST meet; 107 REQUEST meet; 108 REQUEST meet; 11 ACCUSE disapprove;
1121 ACCUSE allege; 1122 ACCUSE allege; 1123 ACCUSE allege; 1124 ACCUSE allege; 1125 ACCUSE allege;
114 ACCUSE allege; 115 ACCUSE allege; 12 REJECT; 121 REJECT assist; 122 REJECT assist; 123 REJECT change;
124 REJECT change; 1243 REJECT yield; 1244 REJECT yield; 1245 REJECT yield; 1246 REJECT yield; 125 REJECT meet;
126 REJECT meet; 127 REJECT meet; 128 REJECT yield; 129 REJECT yield; 13 THREATEN; 1311 THREATEN relations;
1312 THREATEN restrict; 1313 THREATEN relations; 1323 THREATEN restrict; 1324 THREATEN restrict;
133 THREATEN relations; 134 THREATEN relations; 135 THREATEN relations; 136 THREATEN expel; 137 THREATEN violence;
138 THREATEN violence; 1381 THREATEN restrict; 1382 THREATEN territory; 139 THREATEN relations; 14 PROTEST;
141 PROTEST demo; 142 PROTEST hunger; 143 PROTEST boycott; 144 PROTEST obstruct; 145 PROTEST riot; 15 MOBILIZE;
151 MOBILIZE police; 152 MOBILIZE troops; 153 MOBILIZE police; 154 MOBILIZE troops; 16 SANCTION;
161 SANCTION withdraw; 162 SANCTION discontinue; 163 SANCTION discontinue; 164 SANCTION withdraw;
165 SANCTION withdraw; 166 SANCTION expel; 17 COERCE; 171 COERCE seize; 1712 ASSAULT destroy; 172 COERCE restrict;
1723 COERCE curfew; 1724 COERCE martial-law; 173 COERCE arrest; 174 COERCE deport; 175 ASSAULT; 176 COERCE cyber;
18 ASSAULT; 181 ASSAULT abduct; 182 ASSAULT beat; 1821 ASSAULT sexual; 1822 ASSAULT torture;
183 ASSAULT suicide-attack; 1832 ASSAULT explosives; 1833 ASSAULT explosives; 184 ASSAULT abduct;
185 ASSAULT targeted; 186 ASSAULT targeted; 19 ASSAULT; 191 COERCE restrict; 192 COERCE seize;
193 ASSAULT firearms; 194 ASSAULT heavy-weapons; 195 ASSAULT aerial; 20 ASSAULT; 204 ASSAULT unconventional
"""
_GOLDSTEIN = """
01:0 02:3 03:4 04:1 05:3.5 06:6 07:7 08:5 09:-2 10:-5 11:-2 12:-4 13:-6 14:-6.5 15:-7.2 16:-4 17:-7 18:-9 19:-10
20:-10 011:-0.1 012:-0.4 013:0.4 016:-5 018:3.4 019:3.4 021:3.4 022:3.4 023:3.4 024:-0.3 025:-0.3 026:4 027:4
028:4 031:5.2 032:4.5 033:5.2 034:7 035:7 037:5 038:7 039:5 042:1.9 043:2.8 044:2.5 045:5 046:7 051:3.4 053:3.8
054:6 055:7 056:7 057:8 061:6.4 062:7.4 063:7.4 064:7 071:7.4 072:8.3 073:7.4 074:8.5 084:7 085:7 086:9 087:9
125:-5 126:-5 127:-5 128:-5 129:-5 130:-4.4 131:-5.8 132:-5.8 133:-5.8 134:-5.8 135:-5.8 136:-7 137:-7 138:-7
139:-7 144:-7.5 145:-7.5 162:-5.6 163:-8 164:-6.5 165:-7 166:-7 171:-9.2 172:-5 173:-5 174:-5 175:-9 182:-9.5
183:-10 184:-8 185:-8 186:-10 191:-9.5 192:-9.5 196:-9.5 201:-9.5 0334:6 0874:10 1821:-9 1822:-9 1823:-10
"""
_ROOT = {
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "CONCEDE": "080", "COOPERATE": "060", "AID": "070",
    "RETREAT": "087", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "SANCTION": "160", "MOBILIZE": "150", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
_INTENSITY = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5,
    "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip
QUAD_NAMES = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
"""Names of the quad classes 1 to 4."""
OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Events of PLOVER before 2021, with their successors."""


@cache
def plover_of(code: str) -> tuple[str | None, str | None]:
    """PLOVER event and mode of a CAMEO code, by its longest known beginning; neither for statements (01, 02).

    Raises
    ------
    ValueError
        There is no such code.

    >>> plover_of("0874"), plover_of("1244"), plover_of("010")
    (('RETREAT', 'disarm'), ('REJECT', 'yield'), (None, None))
    """
    if not (code.isdigit() and 2 <= len(code) <= 4 and "01" <= code[:2] <= "20"):
        raise ValueError(f"'{code}' is no CAMEO code -> give 2 to 4 digits, 01 to 20 first")
    for length in (4, 3, 2):
        if entry := _table().get(code[:length]):
            return entry
    return None, None


@cache
def goldstein(code: str) -> float:
    """Goldstein score of a CAMEO code, -10 to 10, by its longest known beginning.

    >>> goldstein("0311"), goldstein("190")
    (5.2, -10.0)
    """
    scores = dict(pair.split(":") for pair in _GOLDSTEIN.split())
    return float(next(scores[code[:n]] for n in (4, 3, 2) if code[:n] in scores))


def cameo_of(event: str) -> str:
    """CAMEO code that stands for a PLOVER event without one of its own."""
    return _ROOT[event]


def intensity(event: str) -> float:
    """Score of a PLOVER event, -10 to 10 (manual 0.8, without modes)."""
    return _INTENSITY[event]


def checked_event(name: str) -> str:
    """A PLOVER event under its present name.

    Raises
    ------
    ValueError
        There is no such event.
    """
    event = OLD_NAMES.get(name.strip().upper(), name.strip().upper())
    if event not in QUADS:
        raise ValueError(f"'{name}' is no PLOVER event -> one of {', '.join(QUADS)}")
    return event


@cache
def state_named(name: str) -> str | None:
    """State or organisation of a name in English, by the built-in table."""
    by_name = {text.lower(): entity for text, entity, form in built_in().aliases if form == "name"}
    return by_name.get(name.strip().lower())


@cache
def state_coded(code: str) -> str | None:
    """State of an ISO 3166 alpha-3 code."""
    return f"S:{code}" if f"S:{code}" in built_in().entities else None


def country_of(entity: str) -> str | None:
    """ISO 3166 alpha-3 code of a state, or of the state that a leader of the built-in table acts for."""
    if entity.startswith("S:"):
        return entity[2:]
    known = built_in().entities.get(entity)
    return known.country if known and known.country and len(known.country) == 3 else None


def name_of(entity: str) -> str:
    """Name of an entity; what follows its letter where the built-in table has none."""
    known = built_in().entities.get(entity)
    return known.name if known else entity.partition(":")[2]


@cache
def _table() -> dict[str, tuple[str | None, str | None]]:
    found: dict[str, tuple[str | None, str | None]] = {}
    for entry in _PLOVER.replace("\n", " ").split(";"):
        code, event, *mode = entry.split()
        found[code] = (event, mode[0] if mode else None)
    return found
