"""Targets that prose quotes for an indicator, against the indicator's own row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.audit.asking import aims
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.confronting import Counted, confront
from heji.audit.examiner import Examiner
from heji.audit.finding import Finding, Severity
from heji.audit.quoting import is_planned, mentioned, said
from heji.forms.form import Indicator
from heji.values.quantity import Comparison, Quantity


@check("target-conflict")
def target_conflict(reading: Reading) -> Iterator[Finding]:
    """The text quotes another target than the table."""
    speaker = Examiner("target-conflict", Severity.ERROR, reading.id)
    for indicator, mention in mentioned(reading):
        if not is_planned(mention):
            continue
        figure, quantity = said(indicator, mention)
        yield from confront(speaker, "quoted", (figure, _unsigned(quantity)), _targets(indicator))


def _targets(indicator: Indicator) -> list[Counted]:
    """The targets of the row, for the year and for the whole period, as plain figures."""
    found: list[Counted] = []
    for role in ("target", "whole_period_target"):
        figure, wanted = indicator.entry(role), aims(indicator, role)
        if figure is not None and len(wanted) == 1:
            found.append((figure, _unsigned(wanted[0].quantity)))
    return found


def _unsigned(quantity: Quantity) -> Quantity:
    """The threshold itself: 「≥300公里」 and 「完成300公里」 set the same one."""
    return replace(quantity, comparison=Comparison.EQUAL)
