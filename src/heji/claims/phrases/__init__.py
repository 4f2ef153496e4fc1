"""Turns of phrase that name all figures of a relation one after the other, as data."""
