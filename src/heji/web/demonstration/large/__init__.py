"""The large city of the demonstration: 120 departments, 4,000 projects, 40,000 indicators.

It is written into the tables directly, as acting it out would take a night: forms, submissions,
reviews, budgets agree with one another as if people had made them, but the log begins with the one
entry of the installation. The same size and seed always give the same city.
"""
