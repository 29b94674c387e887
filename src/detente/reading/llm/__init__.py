"""A language model as a second reader: what it says counts only where the text itself says so.

It needs the `llm` extra. None of it is loaded, and nothing leaves the machine, unless a user names a model
and the address of the server that runs it.
"""

RULES_ALONE = "read by rules alone: "
"""How the note of a document begins to which the model gave no answer."""
NOT_ASKED = "so it is not asked any more"
"""How the note of a document ends for which the model was not asked any more."""
