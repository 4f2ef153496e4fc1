"""Reads budgets, always through what the caller may see.

What other apps need: `totals.execution`, `totals.full_year`, `totals.department_totals`,
`totals.project_totals`, `register.register_values`, `register.rubric_inputs`,
`years.classified_count`.
"""
