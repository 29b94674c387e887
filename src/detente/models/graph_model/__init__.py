"""The Graph Model for Conflict Resolution: who would leave a state, and who would answer."""
