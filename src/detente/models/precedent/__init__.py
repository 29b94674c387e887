"""What terms a deal will hold, from the terms of earlier treaties."""
