"""From a rubric and a form to scores, each with every step that led to it."""
