"""From articles to a first scenario: who bargains, over what, and what each seems to want."""
