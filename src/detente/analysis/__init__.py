"""The user's questions: a scenario in, a result out."""
