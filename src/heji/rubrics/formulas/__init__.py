"""Formulas of scoring rules: parsed by a grammar, checked for dimensions, reckoned exactly."""
