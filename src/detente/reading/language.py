"""Is a text English? By its script, then by the share of its commonest words."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]{2,}|(?<!['’])[^\W\d_]")
"""A word of letters; the "s" of "Taiwan's" is none."""
_EVIDENCE = 3
"""Different common words, that English does not share, by which a text shows its language."""
_FOREIGN = 0.1
"""Share of the words that hold letters which English has not, from which one such word is enough."""
_STOP_WORDS = {
    "en": "the of and to in a is that for it on with as was by be from are this at an has its which have not "
    "will would but their he they or said were been who more if about after than",
    "fr": "le la les de des du et un une est que pour dans qui sur au avec par il se ne pas plus ce son "
    "sont aux",
    "de": "der die das und in den von zu mit ist des auf für im dem nicht ein eine als auch es an werden aus",
    "es": "el la los las de que y en un una es por con para del se no al su lo como más o pero sus ha",
    "it": "il di che e la in un per è una sono con non del si da le dei nel alla più come anche ha gli al",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao é foi das",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door",
    "ru": "и в не на что с по как это к но из у за от для о а его до же все при так был",
    "uk": "і в не на що з як до та це за від про для є у але його при був року має",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar ancak sonra ise en ne",
    "sv": "och att det i en som är av för den på med till inte har de om ett var från men",
    "da": "og at det i en som er af for den på med til ikke har de om et var fra men blev",
    "fi": "ja on ei se että oli hän mutta ovat kun niin myös joka kuin sen tai jos ole",
    "cs": "a se v na je že s z do o i to ve jako pro za by jsou k po ale které",
    "ro": "și de a în la cu nu o pe să este din un că care mai pentru au fi prin",
    "hu": "a az és hogy nem is egy meg de van ez csak már volt el mint ha még",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena oleh",
    "vi": "và của là các trong có được cho không một người những với đã này khi từ",
    "pl": "i w na nie z się do że o to jest jak za od po przez ale dla oraz który był",
}
# Scripts that one language, or one of few, is written in; of several the commonest.
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u3400", "\u9fff"),
    ("ko", "\uac00", "\ud7a3"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("th", "\u0e00", "\u0e7f"),
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("am", "\u1200", "\u137f"),
)
_LAST_LATIN = "\u024f"
_COMMON = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def language_of(text: str) -> str | None:
    """Code of the language whose commonest words fill the text most; None where nothing can be said.

    >>> language_of("La Commission a proposé un accord sur les quotas de pêche dans la mer du Nord.")
    'fr'
    """
    script = _script(text[:5_000])
    if script:
        return script
    words = list(map(str.lower, _WORD.findall(text[:20_000])))
    if len(words) < 12:
        return "en" if text.isascii() and words else None
    counts = Counter(words)
    share = {
        code: sum(map(counts.__getitem__, common.intersection(counts))) / len(words)
        for code, common in _COMMON.items()
    }
    best = max(share, key=lambda code: (share[code], code == "en"))
    if share[best] >= 0.1 and (best == "en" or _is_evident(best, counts)):
        return best
    return "en" if share["en"] >= 0.04 or _latin(text) else None


def _is_evident(code: str, counts: Counter[str]) -> bool:
    """Whether a text shows plainly that it is not English.

    English shares letters and short words with many languages ("a", "do", "to" with Czech), which count for
    much in a headline or two.
    """
    own = {word for word in _COMMON[code] - _COMMON["en"] if len(word) > 1 or not word.isascii()}
    found = own & counts.keys()
    foreign = sum(n for word, n in counts.items() if not word.isascii())
    return len(found) >= _EVIDENCE or (bool(found) and foreign >= _FOREIGN * counts.total())


def _script(text: str) -> str | None:
    """Language of a script that more than half the letters belong to; a fifth of kana makes Japanese."""
    letters = [] if text.isascii() else [char for char in text if char > _LAST_LATIN and char.isalpha()]
    if not letters:
        return None
    total = sum(map(str.isalpha, text))
    for language, first, last in _SCRIPTS:
        share = 0.2 if language == "ja" else 0.5
        if sum(first <= char <= last for char in letters) > share * total:
            return language
    return None


def _latin(text: str) -> bool:
    letters = [char for char in text[:5_000] if char.isalpha()]
    return bool(letters) and sum(char <= _LAST_LATIN for char in letters) > 0.9 * len(letters)
