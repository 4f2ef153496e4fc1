"""Targets that prose quotes for an indicator, against the indicator's own row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heji.audit.agreement import agree, comparable
from heji.audit.asking import aims
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.confronting import Counted, confront
from heji.audit.examiner import Examiner
from heji.audit.finding import Finding, Severity
from heji.audit.mentions import Mention
from heji.audit.quoting import is_planned, mentioned, said
from heji.forms.form import Indicator
from heji.values.quantity import Comparison, Quantity

#: The goals of a form, with the column of targets that each speaks of.
_TARGETS = {"goal": "target", "whole_period_goal": "whole_period_target"}


@check("target-conflict")
def target_conflict(reading: Reading) -> Iterator[Finding]:
    """The text quotes another target than the table."""
    speaker = Examiner("target-conflict", Severity.ERROR, reading.id)
    for indicator, mention in mentioned(reading):
        if not is_planned(mention):
            continue
        figure, quantity = said(indicator, mention)
        stated = _unsigned(quantity)
        table = _meant(reading, mention, stated, indicator)
        yield from confront(speaker, "quoted", (figure, stated), table)


def _meant(
    reading: Reading, mention: Mention, stated: Quantity, indicator: Indicator
) -> list[Counted]:
    """The targets that a sentence may quote.

    In a form with a goal for the year and one for the whole period, each goal speaks of its own
    column, unless its figure stands in the other one.
    """
    both = _targets(indicator, *_TARGETS.values())
    if any(comparable(stated, each) and agree(stated, each) for _, each in both):
        return both
    has_two = all(reading.form.field(role) is not None for role in _TARGETS)
    role = mention.passage.role
    if role == "whole_period_goal" or (has_two and role == "goal"):
        return _targets(indicator, _TARGETS[role])
    return both


def _targets(indicator: Indicator, *roles: str) -> list[Counted]:
    """The targets of the row in these columns, as plain figures."""
    found: list[Counted] = []
    for role in roles:
        figure, wanted = indicator.entry(role), aims(indicator, role)
        if figure is not None and len(wanted) == 1:
            found.append((figure, _unsigned(wanted[0].quantity)))
    return found


def _unsigned(quantity: Quantity) -> Quantity:
    """The threshold itself: 「≥300公里」 and 「完成300公里」 set the same one."""
    return replace(quantity, comparison=Comparison.EQUAL)
