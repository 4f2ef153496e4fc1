"""Totals and their parts, remainders, and two splits of one whole."""

from __future__ import annotations

from collections.abc import Iterator

from heji.audit.arithmetic.outcome import findings
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.finding import Finding
from heji.relations.relation import Difference, Equal


@check("sum-mismatch")
def sum_mismatch(reading: Reading) -> Iterator[Finding]:
    """A stated total is not the sum of its stated parts (money, counts, any level).

    Amounts stand for the values that round to them; the sum is wrong only if no such values make
    the total. Nothing singles out a cell unless other sums of the document meet in it: every
    operand is named with the value that would repair the sum.
    """
    special = {Equal: "splits", Difference: "remainder"}
    yield from findings("sum-mismatch", reading, "total", special)
