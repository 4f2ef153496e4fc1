"""An official form as an Excel file: typed numbers, live totals, ready for printing."""

from heji.writers.official.xlsx.book import write

__all__ = ["write"]
