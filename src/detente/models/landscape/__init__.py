"""Who sides with whom: Axelrod and Bennett's landscape theory, and structural balance."""
