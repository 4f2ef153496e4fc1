"""The language of outlines: fields, optional parts, lists. Parsed and filled in, never executed."""
