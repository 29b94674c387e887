"""Whatever stands in a file, it is read into a sound scenario or refused in one line."""

import json
import re
import tempfile
import warnings
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from detente import formats
from detente.formats.yaml_text import as_yaml
from detente.scenario import loads
from formats.small import DAY, FILES
from formats.test_bad_files import HEAD, LOG, MAS, MAS_DOMAIN, WEB, WEB_DOMAIN
from formats.test_genius import RECTANGLES, ROUGH, rough
from formats.test_graph_csv import TABLE

FOLDERS = (
    FILES,
    {"domain.xml": ROUGH, "p.xml": rough(RECTANGLES)},
    {"domain.json": json.dumps(WEB_DOMAIN), "buyer.json": json.dumps(WEB)},
    {"sale.yml": MAS_DOMAIN, "buyer.yml": MAS},
    {"a.json": json.dumps(LOG), "b.json": json.dumps(LOG)},
    {"a.csv": TABLE},
    {"a.csv": f"{HEAD},giver,no_deal_mode\nA,i,a,1,2,3,A,1\nA,i,b,,1,,,\nB,i,a,,-1,,,2\n"},
)
WORD = re.compile(r"[\w.-]+")
ODD = [
    "",
    "0",
    "-1",
    "1e9",
    "1e400",
    "NaN",
    "null",
    "true",
    "[]",
    "{}",
    "low",
    "discrete",
    "real",
    "price",
    "é",
    "9" * 30,
]


@st.composite
def changed(draw):
    """A folder of files, some words of one of them replaced."""
    files = dict(draw(st.sampled_from(FOLDERS)))
    name = draw(st.sampled_from(sorted(files)))
    for _ in range(draw(st.integers(1, 3))):
        words = list(WORD.finditer(files[name]))
        word = draw(st.sampled_from(words))
        other = draw(st.sampled_from([*ODD, *{other[0] for other in words}]))
        files[name] = files[name][: word.start()] + other + files[name][word.end() :]
    return files


@settings(max_examples=300)
@given(changed())
def test_any_change_of_a_word(files):
    """Fails where a file ends in a traceback, or in a scenario with faults."""
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore", formats.FormatWarning)
        for name, text in files.items():
            (Path(place) / name).write_text(text, encoding="utf-8")
        try:
            found = formats.read([place], as_of=DAY)
        except formats.FormatError as error:
            told = error.in_one_line
        else:
            text = as_yaml(found.model_dump(mode="json", by_alias=True, exclude_defaults=True))
            told = "sound -> " if loads(text) == found else ""
    assert " -> " in told
    assert "\n" not in told
