"""What a rubric must be beyond its grammar: one module for each kind of mistake."""
