"""The pages of what comes before a declaration."""
