"""One organisation, plan or project under different names; years that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.facts.naming import is_slip, plain_name
from heji.audit.finding import Evidence, Finding, Severity
from heji.audit.prose import Passage, passages
from heji.values.normalise import fold

_NAMED = ("department", "unit", "project_name")
#: 「1+4+4+N」 before the word for what it sums up: the slogan of a plan, which has one form.
_SLOGAN = re.compile(r"[“\"]?\s*(\d(?:\s*\+\s*\d){1,6}\s*\+\s*[Nn])\s*[”\"]?\s*([一-鿿]{2,20})")
#: What the slogan sums up, with the word before it: 「平台体系」 is not 「政策体系」.
_PLAN_NOUN = re.compile(r"[一-鿿]{2}(?:体系|布局|格局|模式|机制|工程|行动|战略)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s*年度?")


@check("name-conflict")
def name_conflict_of_names(reading: Reading) -> Iterator[Finding]:
    """An organisation or project is named with a slip, in the form's fields or in its title."""
    speaker = Examiner("name-conflict", Severity.NOTE, reading.id)
    for field in reading.form.fields:
        name = field.figure.quote.strip()
        if field.role not in _NAMED or not plain_name(name):
            continue
        slip = next(_slips(reading, field.role, name), None)
        places = speaker.evidence(field.figure)
        if slip is None:
            yield speaker.right(places, Words(stated=name))
        else:
            words = Words(stated=slip.quote, expected=name)
            yield speaker.wrong("name", (slip, *places), words, stated=slip.quote, expected=name)


@check("name-conflict")
def name_conflict_of_plans(reading: Reading) -> Iterator[Finding]:
    """The slogan of one plan (「1+4+4+N」) is written in two ways."""
    speaker = Examiner("name-conflict", Severity.NOTE, reading.id)
    found: dict[str, dict[str, Evidence]] = {}
    for passage in passages(reading):
        for slogan, noun, place in _slogans(speaker, passage):
            found.setdefault(noun, {}).setdefault(slogan, place)
    for noun, slogans in found.items():
        places, written = tuple(slogans.values()), list(slogans)
        if len(written) == 1:
            yield speaker.right(places, Words(stated=written[0]))
        else:
            words = Words(stated=written[1], expected=written[0])
            names = "、".join(written)
            yield speaker.wrong("plan", places, words, noun=noun, names=names)


@check("name-conflict")
def name_conflict_of_years(reading: Reading) -> Iterator[Finding]:
    """The title names another year than the form's own field for it."""
    speaker = Examiner("name-conflict", Severity.NOTE, reading.id)
    titled = {*_YEAR.findall(fold(reading.form.title))}
    for field in reading.form.fields:
        stated = {*re.findall(r"(?<!\d)20\d{2}(?!\d)", fold(field.figure.quote))}
        if field.role != "year" or len(stated) != 1 or len(titled) != 1:
            continue
        places = speaker.evidence(field.figure)
        words = Words(stated=field.figure.quote, expected=next(iter(titled)))
        if stated == titled:
            yield speaker.right(places, words)
        else:
            values = {"stated": words.stated, "expected": words.expected}
            yield speaker.wrong("year", places, words, values)


def _slips(reading: Reading, role: str, name: str) -> Iterator[Evidence]:
    """Places where the name is written with a slip: other fields of the role, and the title."""
    for field in reading.form.fields:
        if field.role == role and is_slip(field.figure.quote, name):
            yield Evidence(reading.id, field.figure.locator, field.figure.quote)
    title = plain_name(reading.form.title)
    wanted = plain_name(name)
    if not wanted or wanted in title:
        return
    for start in range(len(title) - len(wanted) + 1):
        part = title[start : start + len(wanted)]
        if part[0] == wanted[0] and part[-1] == wanted[-1] and is_slip(part, wanted):
            place = _title_place(reading)
            if place is not None:
                yield Evidence(reading.id, place.locator, part)
            return


def _title_place(reading: Reading) -> Passage | None:
    title = plain_name(reading.form.title)
    return next((each for each in passages(reading) if plain_name(each.text) == title), None)


def _slogans(speaker: Examiner, passage: Passage) -> Iterator[tuple[str, str, Evidence]]:
    for match in _SLOGAN.finditer(passage.folded):
        noun = _PLAN_NOUN.search(match.group(2))
        if noun is None:
            continue
        slogan = "".join(match.group(1).split()).upper()
        locator = passage.locator.span(match.start(), match.end())
        quote = passage.text[match.start() : match.end()]
        yield slogan, noun.group(), speaker.place(locator, quote)
