"""Units that are not there, and units that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.audit.arithmetic.money_amounts import Amount, amounts
from heji.audit.arithmetic.money_units import Contradiction, contradictions
from heji.audit.arithmetic.outcome import evidence_figures
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Evidence, Finding, Severity, Suspect
from heji.documents.figure import Figure
from heji.forms.form import Form, Indicator
from heji.relations.frame import is_pure
from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.quantity import Words as Text

#: Words for amounts of money; a number of 亿 beside them lacks its 元.
_MONEY = re.compile(
    r"融资|投资|产值|营收|营业收入|收入|金额|资金|贷款|授信|税收|纳税|成交额|交易额|销售额|总额|经费|"
    r"补助额|补贴额|增加值|利润|担保额|采购额|债券|支出|费用|成本|造价|单价|均价|价格|价款|租金|工资|薪酬|"
    r"价值|损失"
)
#: Names that end so are amounts of money and nothing else.
_AMOUNT_NAME = re.compile(
    r"(?:金额|产值|成交额|交易额|投资额|融资额|贷款额|授信额|销售额|营业收入|税收收入)(?:\([^()]*\))?$"
)
_UNIT_WORD = re.compile(r"元|美元|%|率|比例|占比|增长|增速|倍")

_ROLES = ("target", "whole_period_target", "result")

#: So many figures of one contradiction are shown; the rest repeat it.
_SHOWN = 6


@check("unit-missing")
def unit_missing(reading: Reading) -> Iterator[Finding]:
    """A figure without the unit that it needs (「≥120亿」)."""
    examiner = Examiner("unit-missing", Severity.WARNING, reading.id)
    yield from _unknown_money(examiner, reading.form)
    for indicator in reading.form.indicators:
        column = indicator.entry("measure_unit")
        if column is not None and column.quote.strip():
            continue
        lacking: dict[str, list[tuple[Figure, Quantity]]] = {}
        for figure, quantity in _measured(indicator):
            if _lacks_unit(indicator, figure, quantity, reading.form):
                lacking.setdefault(quantity.text.strip(), []).append((figure, quantity))
            elif quantity.unit is not None and quantity.unit.is_money:
                yield examiner.right(examiner.evidence(figure), Words(quantity.text.strip()))
        for stated, places in lacking.items():
            yield _missing(examiner, indicator, stated, places)


@check("unit-mismatch")
def unit_mismatch(reading: Reading) -> Iterator[Finding]:
    """A label's unit contradicts the figures (元 under 万元, text against table)."""
    examiner = Examiner("unit-mismatch", Severity.ERROR, reading.id)
    found = contradictions(reading)
    for contradiction in found:
        yield _contradicted(examiner, contradiction)
    known = amounts(reading)
    if known and not found:
        yield examiner.right(examiner.evidence(known[0].figure), Words(_with_unit(known[0])))


def _contradicted(examiner: Examiner, found: Contradiction) -> Finding:
    first = found.amounts[0]
    case = "relation" if found.judgements else "digits" if found.others else "impossible"
    formula = found.judgements[0].formula if found.judgements else ""
    expected = _suggested(first, found.unit)
    words = Words(_with_unit(first), expected, formula=formula)
    name = " ".join(first.figure.label.split()) or words.stated
    return examiner.wrong(
        case,
        _places(examiner, found),
        words,
        suspects=tuple(
            Suspect(each.figure.locator, _with_unit(each), _suggested(each, found.unit))
            for each in found.amounts
        ),
        name=name,
        stated=words.stated,
        expected=expected,
        unit=found.source.unit,
        other=found.unit,
        formula=formula,
    )


def _places(examiner: Examiner, found: Contradiction) -> tuple[Evidence, ...]:
    figures = [each.figure for each in found.amounts[:_SHOWN]]
    figures += [each.figure for each in found.others[:_SHOWN]]
    for judgement in found.judgements[:1]:
        figures += evidence_figures(judgement)
    return tuple(dict.fromkeys(examiner.evidence(*figures)))


def _with_unit(amount: Amount) -> str:
    text = amount.quantity.text.strip()
    return text if amount.quantity.unit_is_printed else text + amount.unit.name


def _suggested(amount: Amount, unit: str) -> str:
    """The same digits with the unit that agrees with the rest."""
    text = amount.quantity.text.strip()
    if not unit:
        return ""
    return text.removesuffix(amount.unit.name) + unit


def _measured(indicator: Indicator) -> Iterator[tuple[Figure, Quantity]]:
    for role in _ROLES:
        figure = indicator.entry(role)
        if figure is None:
            continue
        value = figure.value
        quantities = value.quantities if isinstance(value, Text) else (figure.quantity,)
        yield from ((figure, each) for each in quantities if each is not None)


def _lacks_unit(indicator: Indicator, figure: Figure, quantity: Quantity, form: Form) -> bool:
    if quantity.malformed or quantity.is_rank:
        return False
    name = fold(indicator.name)
    if quantity.unit is None:
        alone = isinstance(figure.value, Quantity) and not form.money_unit
        return alone and _AMOUNT_NAME.search(name) is not None and not _UNIT_WORD.search(name)
    if quantity.unit.dimension != "number" or quantity.noun or _names_unit(name):
        return False
    before = fold(figure.quote)[: quantity.start] if isinstance(figure.value, Text) else ""
    clause = re.split(r"[,;。:、]", before)[-1] if before else ""
    subject = clause if len(clause.strip()) > 1 else name
    return _MONEY.search(subject) is not None


def _names_unit(name: str) -> bool:
    """Whether a name says in brackets what its figures are: 「产值(亿元)」."""
    return re.search(r"\([^()]*(?:元|人|次|个|家|件|吨|米)[^()]*\)", name) is not None


def _missing(
    examiner: Examiner,
    indicator: Indicator,
    stated: str,
    places: list[tuple[Figure, Quantity]],
) -> Finding:
    """One finding for a figure that the row prints in several columns."""
    is_bare = places[0][1].unit is None
    suggested = "" if is_bare else f"{stated}元"
    figures = [figure for figure, _ in places]
    suspects = tuple(Suspect(each.locator, stated, suggested) for each in figures)
    return examiner.wrong(
        "bare" if is_bare else "multiplier",
        examiner.evidence(*figures, indicator.figure),
        Words(stated, suggested),
        suspects=() if is_bare else suspects,
        name=indicator.name,
        stated=stated,
    )


def _unknown_money(examiner: Examiner, form: Form) -> Iterator[Finding]:
    """A money block that names its unit nowhere: its amounts cannot be compared with others."""
    figures = [each.figure for each in form.money if each.figure.quantity is not None]
    sums = [each for each in figures if not _is_pure(each)]
    if sums and not form.money_unit and all(_unit_is_unknown(each) for each in sums):
        place = examiner.evidence(sums[0])
        yield examiner.undecided("money-unit-unknown", place, Words(sums[0].quote.strip()))


def _is_pure(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity is not None and is_pure(quantity.unit)


def _unit_is_unknown(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity is not None and quantity.unit is None
