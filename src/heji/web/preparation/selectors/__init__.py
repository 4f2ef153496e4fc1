"""Reads what comes before a declaration, always through the business that the caller may see."""
