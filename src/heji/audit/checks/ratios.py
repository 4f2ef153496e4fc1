"""Rates, shares, growth and printed workings."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.outcome import findings
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.finding import Finding
from heji.relations.relation import Growth, Product


@check("ratio-mismatch")
def ratio_mismatch(reading: Reading) -> Iterator[Finding]:
    """A stated rate is not numerator ÷ denominator at the precision it is stated with.

    A rate that another rounding explains is reported by `rounding-mode` and not here.
    """
    special = {Growth: "growth", Product: "product"}
    yield from findings("ratio-mismatch", reading, "rate", special)
