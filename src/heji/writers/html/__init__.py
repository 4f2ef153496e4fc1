"""The audit as one HTML file that redraws each document and marks what does not agree."""

from heji.writers.html.page import write

__all__ = ["write"]
