"""The rules for declarations that the core's catalogue does not have: counts, shares, the past.

Each rule is a function of a `Case` that yields findings of the core's kind; limits and words stand
in `rules.yaml`. What a single form can be checked for by the core is not repeated here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Evidence, Finding, Severity
from heji.data import load
from heji.forms.labels import key
from heji.library.naming import common_names
from heji.web.filing.case import Case
from heji.web.filing.columns import target
from heji.web.filing.content import Indicator, cell
from heji.web.filing.figures import target_text, written

Rule = Callable[[Case], Iterator[Finding]]


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.web.declarations", "rules.yaml")
    return data


def too_few(case: Case) -> Iterator[Finding]:
    """A project of the second level has fewer than two indicators of its own."""
    speaker = Examiner("declaration-few", Severity.WARNING, case.id)
    least = int(_data()["least_indicators"])
    if case.scope == "project":
        count = len(case.named)
        if count < least:
            yield speaker.wrong("own", _first(case), count=str(count), least=str(least))
        return
    taken: dict[str, list[Indicator]] = {}
    for row in case.named:
        if project := case.projects.get(row.id):
            taken.setdefault(project, []).append(row)
    for project, rows in taken.items():
        if len(rows) < least:
            place = case.place(cell(rows[0], "name"), rows[0].name)
            yield speaker.wrong(
                "of-project", place, project=project, count=str(len(rows)), least=str(least)
            )


def quantified(case: Case) -> Iterator[Finding]:
    """Fewer than half of the indicators have a figure as their target."""
    speaker = Examiner("declaration-quantified", Severity.WARNING, case.id)
    told = [each for each in case.named if each.value is not None or each.text]
    figures = [each for each in told if each.value is not None]
    least = int(_data()["least_quantified"])
    if told and len(figures) * 100 < least * len(told):
        words = next(each for each in told if each.value is None)
        place = case.place(cell(words, "value"), words.text)
        formula = f"{len(figures)} ÷ {len(told)}"
        yield speaker.wrong(
            "share",
            place,
            Words(formula=formula),
            count=str(len(figures)),
            total=str(len(told)),
            least=str(least),
        )


def common(case: Case) -> Iterator[Finding]:
    """A common indicator stands where the project's own ones are asked for."""
    speaker = Examiner("declaration-common", Severity.WARNING, case.id)
    words = {key(each) for each in common_names()}
    for row in case.named:
        if key(row.name) in words:
            yield speaker.wrong("named", case.place(cell(row, "name"), row.name), name=row.name)


def incomplete(case: Case) -> Iterator[Finding]:
    """A row has a name and no target, or a target and no name."""
    speaker = Examiner("declaration-incomplete", Severity.WARNING, case.id)
    for row in case.content.indicators:
        has_target = row.value is not None or bool(row.text)
        if row.name and not has_target:
            yield speaker.wrong("no-target", case.place(cell(row, "value")), name=row.name)
        elif has_target and not row.name:
            text = target_text(target(row))
            yield speaker.wrong("no-name", case.place(cell(row, "name")), stated=text)
        elif row.value is not None and not row.unit:
            place = case.place(cell(row, "unit"))
            yield speaker.wrong("no-unit", place, severity=Severity.NOTE, name=row.name)


def weights(case: Case) -> Iterator[Finding]:
    """All indicators have weights, and they do not make the full mark."""
    speaker = Examiner("declaration-weights", Severity.ERROR, case.id)
    given = [each for each in case.named if each.weight is not None]
    if not given or len(given) < len(case.named):
        missing = [each for each in case.named if each.weight is None]
        for row in missing if given else ():
            yield speaker.wrong("missing", case.place(cell(row, "weight")), name=row.name)
        return
    total = sum((_weight(each) for each in given), Decimal(0))
    full = [Decimal(each) for each in _data()["full_weights"]]
    if total not in full:
        formula = " + ".join(f"{_weight(each):f}" for each in given)
        words = Words(f"{total:f}", f"{full[0]:f}", f"{abs(full[0] - total):f}", formula)
        place = case.place(cell(given[0], "weight"))
        yield speaker.wrong("sum", place, words, stated=f"{total:f}", expected=f"{full[0]:f}")


def below_past(case: Case) -> Iterator[Finding]:
    """A target asks for less than what was approved in an earlier year."""
    speaker = Examiner("declaration-below-past", Severity.WARNING, case.id)
    for row in case.named:
        past = [each for each in case.earlier if _is_same(row, each.indicator)]
        if row.value is None or row.sign == "=" or not past:
            continue
        values = [_value(each.indicator) for each in past]
        best = max(values) if row.sign in ("≥", ">") else min(values)
        falls = _value(row) < best if row.sign in ("≥", ">") else _value(row) > best
        if falls:
            known = "、".join(each.said for each in past)
            stated = target_text(target(row))
            place = case.place(cell(row, "value"), stated)
            words = Words(stated, f"{row.sign}{best:f}{row.unit}")
            yield speaker.wrong("lower", place, words, name=row.name, stated=stated, past=known)


def unstated(case: Case) -> Iterator[Finding]:
    """The overall target or the total of the budget is left empty."""
    speaker = Examiner("declaration-unstated", Severity.WARNING, case.id)
    for text in case.content.texts:
        if text.role == "goal" and not text.text.strip():
            yield speaker.wrong("goal", case.place(cell(text, "text")))
    for money in case.content.money:
        is_total = (money.measure, money.part) == ("budget", "total")
        if is_total and money.amount is None:
            yield speaker.wrong("budget", case.place(cell(money, "amount")))


def not_admitted(case: Case) -> Iterator[Finding]:
    """The project needs an ex-ante evaluation, and has none that supports it."""
    if case.wanting is None:
        return
    severity = Severity.ERROR if case.wanting.is_blocking else Severity.WARNING
    speaker = Examiner("declaration-admission", severity, case.id)
    yield speaker.wrong(case.wanting.admission.state.value, (), values=case.wanting.values)


RULES: tuple[Rule, ...] = (
    not_admitted,
    too_few,
    quantified,
    common,
    incomplete,
    weights,
    below_past,
    unstated,
)


def broken(case: Case) -> Iterator[Finding]:
    """What all rules find."""
    for rule in RULES:
        yield from rule(case)


def _first(case: Case) -> tuple[Evidence, ...]:
    rows = case.content.indicators
    return case.place(cell(rows[0], "name"), rows[0].name) if rows else ()


def _weight(row: Indicator) -> Decimal:
    return Decimal(written(row.weight or 0, row.weight_places))


def _value(row: Indicator) -> Decimal:
    return Decimal(written(row.value or 0, row.places))


def _is_same(row: Indicator, other: Indicator) -> bool:
    """The same indicator with the same unit and the same way of comparing."""
    alike = (row.sign, row.unit) == (other.sign, other.unit) and other.value is not None
    coded = bool(row.library_code) and row.library_code == other.library_code
    return alike and (coded or key(row.name) == key(other.name))
