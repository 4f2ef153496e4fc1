"""The pages of self-evaluations alone."""
