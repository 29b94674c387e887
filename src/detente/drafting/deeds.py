"""What is done, without the words for who does it: "Norway has offered to finance new ships"."""

import re

_WHO = re.compile(
    r"^(?:(?:[^,]{0,60}?\s)?(?:(?:has|have|had)\s+)?(?:offered|proposed|agreed|promised|pledged|vowed|"
    r"(?:is|are|was|were|be)\s+(?:willing|ready|prepared|open))\s+to\s+|(?:the\s+)?(?:[A-Z][\w’'-]+\s+){1,4}to\s+|"
    r"(?:[Ww]e|I|[Tt]hey|[Ii]t|[Hh]e|[Ss]he)\s+(?:will|would|shall|can|could)\s+(?:not\s+)?|"
    r"(?:the\s+)?(?:[A-Z][\w’'-]+\s+){1,4}(?:(?:has|have|had)\s+)?(?:offered|proposed)\s+(?=(?:an?|the)\s)|"
    r"[^,;]{0,60}?\sand\s+(?:would|could|will)\s+|"
    r"(?:might|may|could|would|will|should|must|can)\s+(?:(?:then|also|first|still)\s+)?)+"
)


def deed(text: str) -> str:
    """A good without its giver and the words of offering.

    >>> deed("EU officials said Brussels was ready to license a subsidiary")
    'license a subsidiary'
    >>> deed("We will not end the war")
    'end the war'
    >>> deed("a discount of 15 percent")
    'a discount of 15 percent'
    """
    return _WHO.sub("", text)
