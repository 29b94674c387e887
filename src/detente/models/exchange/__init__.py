"""The exchange of positions between actors who disagree on two issues (Stokman and Van Oosten 1994)."""
