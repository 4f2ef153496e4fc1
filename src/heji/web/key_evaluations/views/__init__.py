"""The pages of key evaluations."""
