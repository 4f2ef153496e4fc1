"""Indicators by themselves: which types there are, what can be measured, what weighs too much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from heji.audit.arithmetic.scoring import weight_of
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words, shown
from heji.audit.finding import Evidence, Finding, Severity
from heji.data import load
from heji.forms.form import Indicator, IndicatorType, Kind
from heji.values.normalise import fold
from heji.values.quantity import Words as Text

#: From so many types on a form is one whose rows are laid out by type.
_LAID_OUT_BY_TYPE = 3
_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万]+(?:个|家|项|次|场|人|件)")


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.audit.checks", "indicators.yaml")
    return data


@check("indicator-type-missing")
def indicator_type_missing(reading: Reading) -> Iterator[Finding]:
    """A required type (quantity, quality, timeliness, cost, benefit, satisfaction) is absent.

    A row that the form prints for a type and leaves empty counts in full, and so does a type that
    every declaration must have. A self-evaluation repeats what was declared, and some types are
    asked for under conditions: without a printed row, their absence is a note.
    """
    speaker = Examiner("indicator-type-missing", Severity.WARNING, reading.id)
    form = reading.form
    rows = _own_rows(reading)
    given = {each.type for each in rows if each.type and _has_content(each)}
    printed = set(form.required_types)
    if not rows or not _is_laid_out_by_type(rows, printed):
        return
    for name, types in _data()["required"].items():
        members = {IndicatorType(each) for each in types}
        place = _place(speaker, reading, members)
        if members & given:
            yield speaker.right(place)
            continue
        declared = form.kind is Kind.TARGET_DECLARATION and name not in _data()["conditional"]
        demanded = declared or members & printed
        yield speaker.wrong(name, place, severity=Severity.WARNING if demanded else Severity.NOTE)


@check("indicator-not-measurable")
def indicator_not_measurable(reading: Reading) -> Iterator[Finding]:
    """A target without number, date or standard."""
    speaker = Examiner("indicator-not-measurable", Severity.NOTE, reading.id)
    for indicator in reading.form.indicators:
        target = indicator.entry("target")
        if target is None or not target.quote.strip():
            continue
        places, words = speaker.evidence(target, indicator.figure), Words(stated=shown(target))
        if (
            isinstance(target.value, Text)
            and not target.value.quantities
            and _is_vague(target.quote)
        ):
            yield speaker.wrong("vague", places, words, name=indicator.name, stated=words.stated)
        else:
            yield speaker.right(places, words)


@check("indicator-overweight")
def indicator_overweight(reading: Reading) -> Iterator[Finding]:
    """One indicator carries most of the weight."""
    speaker = Examiner("indicator-overweight", Severity.NOTE, reading.id)
    weighted = [(each, weight_of(each)) for each in _own_rows(reading)]
    weights = [(each, Fraction(weight.number)) for each, weight in weighted if weight is not None]
    total = sum((weight for _, weight in weights), Fraction(0))
    if not total or len(weights) < int(_data()["overweight_least_rows"]):
        return
    for indicator, weight in weights:
        share = weight / total * 100
        figure = indicator.entry("weight")
        places = speaker.evidence(figure, indicator.figure)
        words = Words(stated=figure.quote if figure else "")
        if share > Fraction(str(_data()["overweight_above"])):
            percent = f"{round(share)}%"
            yield speaker.wrong("heavy", places, words, name=indicator.name, share=percent)
        else:
            yield speaker.right(places, words)


@check("indicator-misplaced")
def indicator_misplaced(reading: Reading) -> Iterator[Finding]:
    """An indicator under the wrong type, as far as its name belongs to one type alone."""
    speaker = Examiner("indicator-misplaced", Severity.NOTE, reading.id)
    for indicator in reading.form.indicators:
        told = _told_type(indicator.name)
        if indicator.type is None or told is None:
            continue
        places = speaker.evidence(indicator.figure)
        if told is indicator.type or not _is_out_of_place(indicator.type, told):
            yield speaker.right(places)
        else:
            case = f"{told.value}-elsewhere"
            level = indicator.levels[-1] if indicator.levels else ""
            yield speaker.wrong(case, places, name=indicator.name, level=level)


def _own_rows(reading: Reading) -> list[Indicator]:
    """The indicators of the form without the execution rate, which its money block carries."""
    return [each for each in reading.form.indicators if each.section != "execution"]


def _is_laid_out_by_type(rows: list[Indicator], printed: set[IndicatorType]) -> bool:
    """Whether the indicators are grouped by type, and not merely named so in a list of key ones."""
    if printed:
        return True
    grouped = all(each.type is not None and each.levels for each in rows)
    return grouped and len({each.type for each in rows}) >= _LAID_OUT_BY_TYPE


def _has_content(indicator: Indicator) -> bool:
    return bool(indicator.name.strip() or (indicator.entry("target") or indicator.figure).quote)


def _place(
    speaker: Examiner, reading: Reading, members: set[IndicatorType]
) -> tuple[Evidence, ...]:
    """The rows of these types, or the first indicator where there is none."""
    rows = [each.figure for each in reading.form.indicators if each.type in members]
    return speaker.evidence(*(rows or [_own_rows(reading)[0].figure])[:1])


def _is_vague(text: str) -> bool:
    plain = fold(text)
    if _DIGIT.search(plain) or any(word in plain for word in _data()["standards"]):
        return False
    return any(word in plain for word in _data()["vague"])


def _told_type(name: str) -> IndicatorType | None:
    found = {
        IndicatorType(told)
        for told, words in _data()["tells"].items()
        if any(word in name for word in words)
    }
    return found.pop() if len(found) == 1 else None


def _is_out_of_place(printed: IndicatorType, told: IndicatorType) -> bool:
    return told.value in _data()["always_told"] or printed.value in _data()["told_against"]
