"""A headline is told from another language as well as a page is."""

import pytest

from detente.reading.language import language_of

ENGLISH = [
    "Taiwan's Vice Foreign Minister visited Russia today for talks on trade, Moscow's envoy to Taipei said.",
    "Iran's president, Putin's envoy and Turkey's minister met at Doha's port; Brel's navy stays away.",
    "He says Poland's EU bid to do a deal by May may fail as Prague's PM v. Bratislava's row drags on.",
    "A Do-or-die talks: U.S. to do a pro forma deal, I am told, by way of Z. Kowalski's mediation efforts.",
    "Erdoğan meets Zelenskyy; Šefčovič flies to Dublin: Türkiye, Ireland hail grain corridor pact.",
    "Russia, Ukraine, Turkey sign Istanbul grain corridor pact, Guterres hails beacon on Black Sea.",
]
OTHERS = {
    "cs": "Česká vláda jednala s Polskem o dodávkách plynu a dohodla se na tom, že za ně zaplatí více.",
    "pl": "Polska i Niemcy nie zgadzają się na umowę, która jest dla nich niekorzystna, jak mówi minister.",
    "de": "Die Minister haben sich in Wien nicht auf ein Abkommen über das Gas geeinigt und reisen ab.",
    "es": "El ministro dijo que los dos países no han llegado a un acuerdo sobre la pesca en el mar.",
    "fi": "Suomi ja Venäjä eivät ole sopineet siitä, että kaasu tulee maahan, mutta neuvottelut jatkuvat.",
    "tr": "Türkiye ile Mısır bu yıl deniz için bir anlaşma daha imzalamaya hazır olarak görülüyor.",
    "id": "Presiden itu mengatakan bahwa kedua negara akan menandatangani perjanjian dengan syarat baru.",
    "ru": "Министр сказал, что обе страны не договорились о поставках газа и нефти на этот год.",
}


@pytest.mark.parametrize("text", ENGLISH, ids=lambda text: text[:20])
def test_a_headline_is_english(text):
    """Fails where possessives, initials and short words make a short text Czech or Polish."""
    assert language_of(text) == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_shows_its_language(code):
    """Fails where the leaning to English goes so far that other languages are read as English."""
    assert language_of(OTHERS[code]) == code
