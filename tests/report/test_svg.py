"""Pictures made fit to stand in a page."""

from xml.etree import ElementTree

from detente.report.html.svg import SVG, inlined

PICTURE = f"""<svg xmlns="{SVG}" viewBox="0 0 10 20"><title id="title">old</title>
<marker id="arrow"/>
<path d="M0.123456 1" marker-end="url(#arrow)" style="fill: #0072B2; stroke:#000000"/>
<g class="role-mark" role="graphics-object" aria-label="x"><text fill="#333333" opacity="1">a</text></g>
</svg>"""


def picture():
    return ElementTree.fromstring(inlined(PICTURE, "race-deals", title="A & B", told="What <it> shows."))


def test_styles_become_attributes_with_names_for_the_theme():
    """Else a content security policy without inline styles leaves the picture black."""
    path = picture().find(f"{{{SVG}}}path")
    assert (path.get("style"), path.get("fill"), path.get("class")) == (None, "#0072B2", "f-blue s-ink")


def test_ids_and_what_names_them_begin_with_the_name():
    """Else two pictures on one page share an arrow."""
    found = picture()
    assert found.find(f"{{{SVG}}}marker").get("id") == "race-deals-arrow"
    assert found.find(f"{{{SVG}}}path").get("marker-end") == "url(#race-deals-arrow)"


def test_it_has_a_name_and_a_description():
    """Else a screen reader says 'image'."""
    found = picture()
    assert found.get("aria-labelledby") == "race-deals-title race-deals-told"
    assert [child.text for child in found[:2]] == ["A & B", "What <it> shows."]


def test_it_keeps_its_size_and_no_more_digits_than_are_seen():
    """Else a picture fills the page, or its bytes hang on the last bit of a sum."""
    found = picture()
    assert found.get("width") == "10"
    assert found.find(f"{{{SVG}}}path").get("d") == "M0.12 1"


def test_letters_that_xml_forbids_are_left_out():
    """Else a control letter in a title ends the whole report."""
    svg = f'<svg xmlns="{SVG}" viewBox="0 0 1 1"><text>a\x0b\ufffe b</text></svg>'
    found = ElementTree.fromstring(inlined(svg, "x", title="t\x00", told="u"))
    assert [text.text for text in found] == ["t", "u", "a b"]
