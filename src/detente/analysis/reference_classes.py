"""The outside view: how sanctions and arms races have ended."""

from detente.records.reference_class import ReferenceClass

SANCTIONS = (
    ReferenceClass(
        what="threats and impositions of sanctions between two states, 1970-2000",
        n=633,
        shares={
            "the target gave in to the threat": 144 / 633,
            "sanctions were imposed": 349 / 633,
            "the sender backed down": 140 / 633,
        },
        source="TIES by dyad and decade (Morgan, Bapat & Kobayashi 2014; table of sigInt), counted by us",
    ),
    ReferenceClass(
        what="episodes of economic sanctions since 1914",
        n=204,
        shares={"at least partly successful": 0.34},
        source="Hufbauer, Schott, Elliott & Oegg (2007), share not checked against the book",
    ),
)

ARMS_RACES = (
    ReferenceClass(
        what="arms races between two states, 1854-1984",
        n=71,
        shares={"war between the two, during the race or within a year": 19 / 71},
        source="races of Gibler, Rider & Hutchison (2005); wars counted by us",
    ),
)
