"""The report: one file that opens anywhere, says what it is on every page, and is the same every time."""

import base64
import hashlib
import re
from dataclasses import replace

import html5lib
import pytest

from detente.case.report import document
from detente.report.html.document import as_html
from detente.report.markdown import as_markdown

HANDLING = "OFFICIAL & <b>ours</b>"
LARGEST = 3_000_000


def test_it_is_one_small_valid_file(briefing):
    """Else a mail system refuses it or a browser guesses at it."""
    html = as_html(document(briefing, handling=HANDLING))
    html5lib.HTMLParser(strict=True).parse(html)
    assert len(html.encode()) < LARGEST


def test_it_asks_no_other_host(briefing):
    """Else it looks otherwise offline, and tells others that it is read."""
    html = as_html(document(briefing)).replace("http://www.w3.org/2000/svg", "")
    assert not re.findall(r"""(?:src|href|action)=["'](?!#)[^"']*|@import|url\((?!#)[^)]*""", html)
    assert "<script" not in html


def test_its_policy_admits_its_own_style(briefing):
    """Else browsers that obey the policy show it bare."""
    html = as_html(document(briefing))
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html


def test_the_handling_line_stands_at_head_and_foot(briefing):
    """Else a page that lies alone does not say how it may be handled."""
    told = "OFFICIAL &amp; &lt;b&gt;ours&lt;/b&gt;"
    html = as_html(document(briefing, handling=HANDLING))
    head, foot = (re.search(rf"<{part}>(.*?)</{part}>", html, re.DOTALL)[1] for part in ("thead", "tfoot"))
    assert told in head
    assert told in foot


def test_it_says_from_what_it_was_made(invented):
    """Else nobody can make it again, or takes it for a fact."""
    html = as_html(document(invented))
    assert invented.scenario.digest in html
    assert "not a fact" in html
    assert re.search(r"detente \d+\.\d+", html)


def test_the_same_answers_give_the_same_bytes(briefing):
    """Else its digest says nothing."""
    whole = document(briefing, handling=HANDLING)
    assert as_html(whole) == as_html(document(briefing, handling=HANDLING))
    assert as_markdown(whole) == as_markdown(document(briefing, handling=HANDLING))


def test_what_could_not_be_answered_is_named(invented):
    """Else a reader takes silence for an answer."""
    whole = document(replace(invented, left_out=(("race", "no 'race' block"),)))
    assert "race: no &#39;race&#39; block" in as_html(whole)
    assert "- race: no 'race' block" in as_markdown(whole)


def test_a_case_without_a_forecast_is_reported_all_the_same(invented):
    """Else a case of an arms race alone has no report."""
    answers = {name: found for name, found in invented.answers.items() if name in ("arms", "race")}
    whole = document(replace(invented, answers=answers))
    assert [section.id for section in whole.sections] == ["race", "arms", "method", "provenance"]
    html5lib.HTMLParser(strict=True).parse(as_html(whole))


@pytest.mark.parametrize("text", ["a | b", "*a*", "<script>", "[a](b)", "`a`", "_a_", "# a"])
def test_markdown_takes_text_as_it_is(invented, text):
    """Else a title changes the shape of the report."""
    whole = replace(document(invented), title=text)
    title = next(line for line in as_markdown(whole).splitlines() if line.startswith("# "))
    assert re.sub(r"\\(.)", r"\1", title.removeprefix("# ")) == text
    assert not re.search(r"(?<!\\)[|*<>\[\]`_#]", title.removeprefix("# "))
