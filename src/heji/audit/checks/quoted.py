"""Targets that prose quotes for an indicator, against the indicator's own row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner
from heji.audit.facts.confronting import Counted, confront
from heji.audit.facts.mentions import Mention, speaks_of_other_time
from heji.audit.facts.quoting import is_planned, mentioned, said
from heji.audit.finding import Finding, Severity
from heji.audit.prose import Passage, sentence_at
from heji.documents.figure import Figure
from heji.forms.form import Indicator
from heji.targets.agreement import agree, comparable
from heji.targets.asking import aims, signed
from heji.values.quantity import Comparison, Quantity
from heji.values.quantity import Words as Text

#: The goals of a form, with the column of targets that each speaks of.
_TARGETS = {"goal": "target", "whole_period_goal": "whole_period_target"}
#: Cells of a row in which its own target is quoted in passing.
_ROW_PROSE = ("result", "reason")
_TARGET_WORD = re.compile(
    r"(?:年度|年初|全年|预期|预定|既定|绩效|申报)(?:目标值?|指标值|计划值|计划数)(?:为|是|:|\s)*$"
)
_UNREACHED = re.compile(r"(?:未|没有|没)能?(?:达到?|完成|实现)\s*$")
_PART_OF_YEAR = re.compile(r"季度|[上下]半年|\d月|周期|阶段|累计|其中")


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
    for indicator in reading.form.indicators:
        for figure, stated in _own_quotations(indicator, reading.form.year):
            yield from confront(speaker, "quoted", (figure, stated), _targets(indicator, "target"))


def _own_quotations(indicator: Indicator, year: int | None) -> Iterator[Counted]:
    """The targets that the row itself quotes beside its result: 「未达≥30件」「年度目标值30件」.

    A part of a year has a target of its own, and so has another year.
    """
    for role in _ROW_PROSE:
        figure = indicator.entry(role)
        if figure is None or not isinstance(figure.value, Text):
            continue
        passage = Passage(figure.quote, figure.locator, role, is_cell=True)
        for quantity in figure.value.quantities:
            before = passage.folded[: quantity.start]
            quotes = _TARGET_WORD.search(before) or (signed(quantity) and _UNREACHED.search(before))
            if not quotes or quantity.malformed:
                continue
            sentence = sentence_at(passage.folded, quantity.start)
            if _PART_OF_YEAR.search(sentence):
                continue
            if not speaks_of_other_time(passage, quantity.start, year):
                place = figure.locator.span(quantity.start, quantity.end)
                said = Figure(quantity, place, indicator.name, figure.quote)
                yield said, _unsigned(quantity)


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
