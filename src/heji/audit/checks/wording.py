"""Words that should not stand as they do: templates left in, grades without scores, all is well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from heji.audit.arithmetic.scoring import has_full_marks, is_bonus, score_of, weight_of
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.explaining import problems
from heji.audit.facts.mentions import speaks_of_other_time
from heji.audit.finding import Evidence, Finding, Severity
from heji.audit.prose import Passage, passages, sentence_at
from heji.data import load
from heji.documents.locator import Locator
from heji.values.normalise import fold

#: From so many weighted rows on, full marks everywhere say something.
_LEAST_ROWS = 3
#: The kind of remainder that is a label where its row goes on.
_NUMBER_ALONE = "empty-number"


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load("heji.audit.checks", "wording.yaml")
    return data


@cache
def _patterns(*names: str) -> tuple[re.Pattern[str], ...]:
    found: Any = _data()
    for name in names:
        found = found[name]
    return tuple(re.compile(each) for each in found)


@check("placeholder-left")
def placeholder_left(reading: Reading) -> Iterator[Finding]:
    """Template or instruction text left in. One finding for each kind, with all its places."""
    speaker = Examiner("placeholder-left", Severity.WARNING, reading.id)
    everything, labels = passages(reading), _row_labels(reading)
    asked = [each for each in everything if not _is_exempt(each.folded)]
    taken: set[Passage] = set()
    for case in _data()["placeholders"]:
        hits = [
            (each, match)
            for each in asked
            if each not in taken and (match := _placeholder(case, each.folded))
            if case != _NUMBER_ALONE or each.locator not in labels
        ]
        taken.update(each for each, _ in hits)
        if not hits:
            continue
        places = [_place(speaker, each, match) for each, match in hits]
        quote = hits[0][0].text[hits[0][1].start() : hits[0][1].end()].strip()
        yield speaker.wrong(case, places, Words(stated=quote), quote=quote, count=str(len(hits)))
    if everything and not taken:
        yield speaker.right(())


@check("grade-without-score")
def grade_without_score(reading: Reading) -> Iterator[Finding]:
    """A grade or 「优秀」 without a score."""
    speaker = Examiner("grade-without-score", Severity.WARNING, reading.id)
    grade = _grade(reading)
    if grade is None:
        return
    passage, match = grade
    places = (_place(speaker, passage, match),)
    quote = passage.text[match.start() : match.end()].strip()
    words = Words(stated=quote)
    near = sentence_at(passage.folded, match.start())
    if re.search(str(_data()["score_near"]), near) or _has_score(reading):
        yield speaker.right(places, words)
    else:
        yield speaker.wrong("grade", places, words, quote=quote)


@check("uniform-full-score")
def uniform_full_score(reading: Reading) -> Iterator[Finding]:
    """Everything has full marks and no problem is named."""
    speaker = Examiner("uniform-full-score", Severity.NOTE, reading.id)
    rows = [
        each
        for each in reading.form.indicators
        if weight_of(each) is not None and score_of(each) is not None and not is_bonus(each)
    ]
    if len(rows) < _LEAST_ROWS:
        return
    places = speaker.evidence(*(each.entry("score") for each in rows[:1]))
    if all(has_full_marks(each) for each in rows) and not problems(reading):
        yield speaker.wrong("uniform", places, count=str(len(rows)))
    else:
        yield speaker.right(places)


def _row_labels(reading: Reading) -> set[Locator]:
    """Cells with something printed to their right: 「目标1」 there is a label and no remainder."""
    found: set[Locator] = set()
    for table in reading.document.tables():
        last: dict[int, int] = {}
        filled = [each for each in table.cells if each.text.strip()]
        for cell in filled:
            last[cell.row] = max(last.get(cell.row, 0), cell.column)
        found.update(each.locator for each in filled if each.column < last[each.row])
    return found


def _is_exempt(text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns("exempt"))


def _placeholder(case: str, text: str) -> re.Match[str] | None:
    for pattern in _patterns("placeholders", case):
        found = pattern.search(text)
        if found:
            return found
    return None


def _place(speaker: Examiner, passage: Passage, match: re.Match[str]) -> Evidence:
    locator = passage.locator.span(match.start(), match.end())
    line_start = max(0, match.start() - 30)
    return speaker.place(locator, passage.text[line_start : match.end() + 30].strip())


def _grade(reading: Reading) -> tuple[Passage, re.Match[str]] | None:
    """The first grade that the document gives its own evaluation."""
    field = re.compile(str(_data()["grade_fields"]))
    graded = {each.figure.locator for each in reading.form.fields if each.role == "grade"}
    for passage in passages(reading):
        if passage.role in ("standard", "explanation", "indicator"):
            continue
        text = passage.folded
        if passage.locator in graded and (match := field.fullmatch(text.strip())):
            return passage, match
        for pattern in _patterns("grades"):
            for match in pattern.finditer(text):
                if not speaks_of_other_time(passage, match.start(), reading.form.year):
                    return passage, match
    return None


def _has_score(reading: Reading) -> bool:
    form = reading.form
    if any(tree.score is not None and tree.score.quantity is not None for tree in form.scores):
        return True
    total = form.field("total_score")
    if total is not None and total.quantity is not None:
        return True
    texts = (fold(each.text) for each in passages(reading))
    return any(pattern.search(text) for text in texts for pattern in _patterns("scores"))
