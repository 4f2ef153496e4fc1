"""Weights against the weight above them."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.outcome import findings
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.finding import Finding


@check("weight-sum")
def weight_sum(reading: Reading) -> Iterator[Finding]:
    """Weights do not add up to their parent's or to the full mark."""
    yield from findings("weight-sum", reading, "level")
