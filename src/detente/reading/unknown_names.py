"""Names that no table holds: where one stands, and whether it is a body's or a person's."""

import calendar
import re

from detente.reading.word_classes import word_class

PARTICLE = r"(?:al|el|bin|ag|ould|ibn|ben|de|den|von|van|der|da|dos|du|la|le|ter)"
"""Small words within a name."""
_FIRST_NAMES = rf"(?:[A-Z][\w’'.-]*\s+(?:{PARTICLE}[\s-])?){{0,3}}"
NAME_ENDING = re.compile(rf"(?P<name>{_FIRST_NAMES}[A-Z][\w’'-]*[\w])$")
"""A name right before a place."""
NAME_OPENING = re.compile(rf"(?P<name>{_FIRST_NAMES}[A-Z][\w’'-]+)")
"""A name that begins at a place."""
_FULL_NAME = (
    r"(?P<name>[A-Z][\w.’'-]*\s+(?:[A-Z][\w.’'-]*\s+|(?:al|el|bin|de|den|der|von|van|da|dos|du|la)[\s-])*"
    r"[A-Z][\w’'-]+)"
)
_TITLE = r"(?:Captain\s+|Professor\s+|Dr\.?\s+)?"
NAME_BEHIND = re.compile(rf"(?:,\s+|\s+){_TITLE}{_FULL_NAME}(?=[,.;\s]|$)")
"""A full name in apposition behind an office: ", Ann Leek"."""
NAME_IN_PASSING = re.compile(rf"(?<=[a-z]),?\s+{_TITLE}{_FULL_NAME}(?=,|\s+[a-z])")
"""A full name within a sentence."""
_PARTICLE_FIRST = re.compile(r"(?:al|el|bin)-[A-Z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_BODY = re.compile(
    r"\b(?:Union|Ministry|Institute|Association|Party|Club|Group|Council|Bank|Agency|Commission|Office|"
    r"Department|Center|Centre|Foundation|University|Times|Post|News|Corp|Inc|Ltd|Federation|Committee|"
    r"Board|Court|Congress|Senate|House|Parliament|Front|Movement|Army|Forum|Network|Alliance|Trust|"
    r"Authority|Terminals?|Airlines|Airways|Railways?|Motors|Energy|Steel|Holdings|Industries|Investments|"
    r"Partners|Guild|Coordination|Shipping|Mining|Minerals|Logistics|Pharma|Workers|Programme|Program|Fund|"
    r"United|Town|Rovers|Athletic|Wanderers|Quarry|Hydro|Works|Mills|Brewery|Brewers|Dairy|Farms|Fisheries|Lines|"
    r"Ferries|Oil|Gas|Power|Water|Electric|Telecoms?|Media|Press|Studios|Records|Pictures|Entertainment|Foods|"
    r"Chemicals|Cement|Timber|Textiles|Systems|Technologies|Labs|Capital|Insurance|Securities|Ventures|Estates|"
    r"Homes|Builders|Construction|Engineering|Aerospace|Aviation|Shipyards?|Docks|Ports|Cooperative|Cartel|"
    r"League|Duchy|Republic|Kingdom|Emirate|Sultanate|Confederation|Province|County|Borough|Parish|Diocese|"
    r"Abbey|Hospital|School|College|Academy|Museum|Theatre|Orchestra|Brigade|Militia|Tribes|Nation|Clans?|"
    r"Organi[sz]ation|Company|Chamber|Society|Service|Initiative|Brotherhood|Watch|Greens|Liberals|"
    r"Democrats|Conservatives)\b"
)
NO_NAMES = frozenset(word.capitalize() for word in word_class("never_a_name")) | {
    *calendar.day_name,
    *calendar.month_name[1:],
}
"""Words with a capital that are no part of a name: those that open sentences, days and months."""


def begins_name(text: str, place: int) -> bool:
    """Whether a word at a place may be part of a name: by its capital, or as "al-Sharaa"."""
    return text[place : place + 1].isupper() or _PARTICLE_FIRST.match(text, place) is not None


def is_body(name: str) -> bool:
    """Whether a name is that of an organisation, by a word of it.

    >>> [is_body(name) for name in ("Brel Dockers Union", "Ann Leek")]
    [True, False]
    """
    return _BODY.search(name) is not None


def words_of_name(name: str) -> list[str]:
    """The words of a name without the possessive ending and the words before it that open a sentence.

    Empty where others that are no names stand in it.

    >>> words_of_name("But Ann Leek’s"), words_of_name("Leek On Friday")
    (['Ann', 'Leek'], [])
    """
    words = _POSSESSIVE.sub("", name).split()
    while words and words[0] in NO_NAMES:
        words = words[1:]
    return [] if any(word in NO_NAMES for word in words) else words
