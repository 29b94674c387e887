"""Is a text English? By the share of its commonest words."""

import re

_WORD = re.compile(r"[^\W\d_]+")
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
    "pl": "i w na nie z się do że o to jest jak za od po przez ale dla oraz który był",
}
_COMMON = {language: frozenset(words.split()) for language, words in _STOP_WORDS.items()}


def language_of(text: str) -> str | None:
    """Code of the language whose commonest words fill the text most; None where nothing can be said.

    >>> language_of("La Commission a proposé un accord sur les quotas de pêche dans la mer du Nord.")
    'fr'
    """
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if len(words) < 12:
        return "en" if text.isascii() and words else None
    share = {code: sum(word in common for word in words) / len(words) for code, common in _COMMON.items()}
    best = max(share, key=lambda code: (share[code], code == "en"))
    if share[best] >= 0.1:
        return best
    return "en" if share["en"] >= 0.04 or _latin(text) else None


def _latin(text: str) -> bool:
    letters = [char for char in text[:5_000] if char.isalpha()]
    return bool(letters) and sum(char < "\u0250" for char in letters) > 0.9 * len(letters)
