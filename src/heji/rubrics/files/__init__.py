"""Rubric files: read with line numbers, refused with the cure, extended, written back."""
