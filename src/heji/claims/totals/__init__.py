"""Totals with their parts: 「其中」, 「共22场」 after a list, 「三项合计」, divided programmes."""
