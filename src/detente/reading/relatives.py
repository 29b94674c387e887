"""Whether a subject stands in a relative clause: "financiers whom Cairo has sought", "workers it sends"."""

import re

_PRONOUN = re.compile(
    r"\b(?:which|who|whom|whose)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+){1,3}and\s+(?:the\s+)?$|"
    r"\b(?:which|who|whom|whose)\s+(?:the\s+)?$|"
    r"(?P<noun>[\w’'-]+)\s+that\s+(?:the\s+)?$"
)
_COMPLEMENT = re.compile(
    r"(?:and|or|but|is|was|be|so|sa(?:y|ys|id)|agree[sd]?|propos(?:e|es|ed|ing|al)|suggest\w*|demand\w*|"
    r"insist\w*|"
    r"promis\w*|pledg\w*|hop(?:e|es|ed)|mean(?:s|t|ing)?|stipulat\w*|envisag\w*|provid(?:e|es|ed)|told|"
    r"tell|hint\w*|"
    r"believ\w*|think\w*|condition|idea|understanding|offer\w*|announc\w*|expect\w*|report\w*|report)",
    re.IGNORECASE,
)
"""Words behind which "that" opens what is said or agreed."""
_NOUN = re.compile(r"\b(?:the|an?|its|their|all|any|some|\d+)\s+(?:[\w-]+\s+){1,2}$")
_NEAR = 80
"""Characters before a subject that are looked at."""
_IT = re.compile(r"(?:it|they|he|she)\b")
_NO_NOUN = re.compile(
    r"\b(?:and|or|but|if|unless|that|whether|until|before|after|once|while|when|as|then|so|than|what|how|why|"
    r"say|says|said|hopes?|hoped|means?|meant|saw|provided|because|would|will|is|was|are|were|did|does|"
    r"do|has|"
    r"had|have|could|should|may|might|must|in return|in exchange|condition|moment|day|time|minute|case)\s+$"
)


def in_relative(before: str, subject: str) -> bool:
    """Whether what stands before a subject makes its clause a relative one.

    >>> in_relative("hands over financiers whom ", "Cairo"), in_relative("a promise that ", "Cairo")
    (True, False)
    >>> in_relative("about the workers ", "it sends"), in_relative("the workers, and ", "it sends")
    (True, False)
    """
    before = before[-_NEAR:]
    word = _PRONOUN.search(before)
    if word:
        return not (word["noun"] and _COMPLEMENT.fullmatch(word["noun"]))
    return bool(_IT.match(subject) and _NOUN.search(before) and not _NO_NOUN.search(before))
