"""Publication within the legal term, where the document itself states both dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.finding import Evidence, Finding, Severity
from heji.audit.prose import Passage, passages, sentence_at
from heji.forms.labels import key
from heji.values.absence import Absence, Absent
from heji.values.quantity import Moment
from heji.values.reading import find_moments

#: 预算法第十四条: departments publish within twenty days after the finance department's approval.
TERM = datetime.timedelta(days=20)

_APPROVED = re.compile(r"(?:财政(?:部门|局|厅)?)?(?:批复|批准)(?:日期|时间|日)?(?:为|:|是|于)?\s*$")
_PUBLISHED = re.compile(r"(?:公开|公布)(?:日期|时间|日)?(?:为|:|是|于)?\s*$")
_LABELS = {
    "approved": ("批复日期", "批复时间", "财政批复日期", "预算批复日期", "决算批复日期"),
    "published": ("公开日期", "公开时间", "信息公开日期", "预算公开日期", "决算公开日期"),
}


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of approval or publication, of the budget, of the accounts or of neither by name."""

    subject: str  #: 预算, 决算 or ""
    date: datetime.date
    place: Evidence


@check("disclosure-late")
def disclosure_late(reading: Reading) -> Iterator[Finding]:
    """Published after the legal term, by the dates that the document states itself."""
    speaker = Examiner("disclosure-late", Severity.WARNING, reading.id)
    for first, second in _matched(*_stated(speaker, reading)):
        places = (second.place, first.place)
        last = first.date + TERM
        words = Words(second.date.isoformat(), last.isoformat())
        if second.date <= last:
            yield speaker.right(places, words)
        else:
            approved = first.date.isoformat()
            values = {"approved": approved, "stated": words.stated, "last": words.expected}
            yield speaker.wrong("late", places, words, values)


@check("disclosure-missing")
def disclosure_missing(reading: Reading) -> Iterator[Finding]:
    """The form asks for the date of publication and gives none, though it was approved."""
    speaker = Examiner("disclosure-missing", Severity.WARNING, reading.id)
    approved, _ = _stated(speaker, reading)
    for field in reading.form.fields:
        if key(field.label) not in _LABELS["published"] or not approved:
            continue
        places = (*speaker.evidence(field.figure), approved[0].place)
        value = field.figure.value
        if isinstance(value, Absent) and value.absence in (Absence.BLANK, Absence.NONE):
            yield speaker.wrong("missing", places, approved=approved[0].date.isoformat())
        else:
            yield speaker.right(places)


def _matched(approved: list[_Dated], published: list[_Dated]) -> Iterator[tuple[_Dated, _Dated]]:
    """Approvals with the publication of the same thing; where a thing has two dates, nothing."""
    for first in approved:
        same = [each for each in published if each.subject == first.subject]
        alone = [each for each in approved if each.subject == first.subject]
        if len(same) == 1 and len(alone) == 1 and same[0].date >= first.date:
            yield first, same[0]


def _stated(speaker: Examiner, reading: Reading) -> tuple[list[_Dated], list[_Dated]]:
    approved, published = [], []
    for field in reading.form.fields:
        value, label = field.figure.value, key(field.label)
        if isinstance(value, Moment) and (date := _day(value)):
            dated = _Dated(_subject(label), date, speaker.evidence(field.figure)[0])
            if label in _LABELS["approved"]:
                approved.append(dated)
            elif label in _LABELS["published"]:
                published.append(dated)
    for passage in passages(reading):
        if passage.is_cell:
            continue
        for moment in find_moments(passage.text):
            date, before = _day(moment), passage.folded[: moment.start]
            if date is None:
                continue
            subject = _subject(sentence_at(passage.folded, moment.start))
            dated = _Dated(subject, date, _place(speaker, passage, moment))
            if _APPROVED.search(before):
                approved.append(dated)
            elif _PUBLISHED.search(before):
                published.append(dated)
    return approved, published


def _day(moment: Moment) -> datetime.date | None:
    """The date, if it is a single day with its year printed."""
    return moment.first if moment.year_is_printed and moment.first == moment.last else None


def _subject(text: str) -> str:
    named = [each for each in ("预算", "决算") if each in text]
    return named[0] if len(named) == 1 else ""


def _place(speaker: Examiner, passage: Passage, moment: Moment) -> Evidence:
    return speaker.place(passage.locator.span(moment.start, moment.end), moment.text)
