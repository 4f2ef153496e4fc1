"""Plain tables of figures in reports: totals, and columns that follow from other columns."""
