"""An official form as a Word file."""

from heji.writers.official.docx.writer import write

__all__ = ["write"]
