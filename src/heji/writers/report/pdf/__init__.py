"""A report as PDF/A, set by typst."""
