"""Finds heading rows and what each column under them holds."""
