"""The pages of declarations alone."""
