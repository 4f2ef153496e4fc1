"""Rates and shares whose parts are stated nearby: 「受理120个,通过115个,通过率95.83%」."""
