"""Which cells are most likely wrong: the fewest whose change satisfies all relations."""
