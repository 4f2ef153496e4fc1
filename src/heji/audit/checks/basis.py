"""The value that a score rests on, against the document's own table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.facts.confronting import Counted
from heji.audit.finding import Finding, Severity
from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator
from heji.forms.lexicon import lexicon
from heji.targets.agreement import agree
from heji.targets.measuring import bounds
from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.quantity import Words as Text

#: Columns in which a row says on which value its score rests.
_BASIS_ROLES = ("basis", "evidence", "result", "reason", "note")
#: Names of the amount that an execution rate is taken of.
_BUDGETS = ("full_year_budget", "budget")
_CITATION = re.compile(r"《[^《》]{4,80}》")


@check("basis-conflict")
def basis_conflict(reading: Reading) -> Iterator[Finding]:
    """The value that a score rests on is not the value of the document's own table.

    A rate taken from another authority's notice is reported all the same, with the notice named:
    the form then gives two rates for one thing.
    """
    speaker = Examiner("basis-conflict", Severity.WARNING, reading.id)
    table = _execution_rates(reading.form)
    for indicator in reading.form.indicators:
        if indicator.section == "execution" or not _rates_execution(indicator):
            continue
        found = _basis(indicator)
        if found is None or not table:
            continue
        figure, rate = found
        places = speaker.evidence(figure, *(each for each, _ in table), indicator.figure)
        words = Words(rate.text, table[0][1].text)
        if any(agree(rate, value) for _, value in table) or _follows(rate, reading.form):
            yield speaker.right(places, words)
            continue
        values = {"name": indicator.name, "stated": rate.text, "expected": table[0][1].text}
        cited = _CITATION.search(figure.quote)
        if cited is None:
            yield speaker.wrong("other", places, words, values)
        else:
            yield speaker.wrong("cited", places, words, values, source=cited.group())


def _rates_execution(indicator: Indicator) -> bool:
    """Whether the row scores the execution of the whole budget (预算完成率, 支出进度)."""
    return lexicon().role("measures", indicator.name) == "execution_rate"


def _execution_rates(form: Form) -> list[Counted]:
    """The printed execution rates, those of the whole first.

    A row may score the rate of one part (项目支出, 财政拨款) under the general name, so that the rate
    of any part will do.
    """
    rates = [each for each in form.money if each.measure == "execution_rate"]
    whole = ("total", "fiscal", "general_public_budget", "")
    ordered = sorted(
        rates,
        key=lambda each: (
            each.part not in whole,
            whole.index(each.part) if each.part in whole else 0,
        ),
    )
    found = [(each.figure, each.figure.quantity) for each in ordered]
    return [(figure, value) for figure, value in found if value is not None]


def _follows(rate: Quantity, form: Form) -> bool:
    """Whether the amounts of the table give the rate, whatever rate the table prints.

    Then the printed rate is the wrong one, which is the matter of `ratio-mismatch`.
    """
    amounts: dict[tuple[str, str], list[Fraction]] = {}
    for each in form.money:
        is_whole = "rate" not in each.measure and not each.part.startswith("task")
        if each.figure.quantity is not None and is_whole:
            key = each.part, each.measure
            amounts.setdefault(key, []).append(each.figure.quantity.fraction)
    return any(
        below > 0 and bounds(rate).contains(above / below)
        for (part, measure), spent in amounts.items()
        if measure == "executed"
        for above in spent
        for name in _BUDGETS
        for below in amounts.get((part, name), ())
    )


def _basis(indicator: Indicator) -> Counted | None:
    """The rate that the row names: the only one in its cell, or the last one of a working."""
    for role in _BASIS_ROLES:
        figure = indicator.entry(role)
        if figure is None:
            continue
        rates = [each for each in _figures(figure) if _is_rate(each)]
        printed = [each for each in rates if not _is_factor(each, fold(figure.quote))]
        if len({each.fraction for each in printed}) == 1:
            return figure, printed[0]
    return None


def _figures(figure: Figure) -> tuple[Quantity, ...]:
    if figure.quantity is not None:
        return (figure.quantity,)
    return figure.value.quantities if isinstance(figure.value, Text) else ()


def _is_rate(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit.dimension == "ratio"


def _is_factor(quantity: Quantity, text: str) -> bool:
    """Whether it is the 「100%」 of 「a/b×100%」."""
    return quantity.number == 100 and re.search(r"[×*xX]\s*$", text[: quantity.start]) is not None
