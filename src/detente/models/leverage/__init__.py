"""Economic leverage: who needs whom, who gives way, and what collapses when somebody leaves."""
