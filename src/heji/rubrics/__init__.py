"""Scoring rules as dated data: their language, their evaluation, and the packs of regions."""
