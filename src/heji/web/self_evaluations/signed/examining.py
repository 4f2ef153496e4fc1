"""What a signed file says: read where it can do no harm, compared, audited with the other paper.

Reading takes its time: call it before the act, so that nobody waits for its transaction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import heji
from heji.audit.case import Reading
from heji.audit.inspection import Outcome, Source, Wish, inspect, inspect_dossier
from heji.audit.report import Result
from heji.documents.document import Status
from heji.forms.form import Field, Form
from heji.values.verdict import Verdict
from heji.web.evidence import storage
from heji.web.filing.models import Filing
from heji.web.filing.papers import NotMade
from heji.web.filing.selectors import formed_of, present
from heji.web.self_evaluations.models import Paper
from heji.web.self_evaluations.papers import expected, report, table
from heji.web.self_evaluations.signed.comparing import compared
from heji.web.self_evaluations.signed.selectors import newest
from heji.writers.official.differences import facts

_IDS = {Paper.FORM: "d1", Paper.REPORT: "d2"}
_WISH = Wish(keep_reading=True)


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of reading a signed file."""

    paper: str
    sha256: str
    heji: str
    is_read: bool
    facts: Mapping[str, str] = field(default_factory=dict)
    differences: tuple[tuple[str, str, str], ...] = ()  #: name, in the file, in the system
    findings: tuple[dict[str, Any], ...] = ()
    beside: str = ""  #: SHA-256 of the other signed paper; "" of the one that the system printed


def examine(filing: Filing, paper: str, name: str, content: bytes) -> Examined:
    """Reads a signed file and compares it.

    Args:
        filing: the self-evaluation.
        paper: of `Paper`.
        name: of the file.
        content: its bytes.

    Returns:
        What was found; one that cannot be read, or holds no form where one is due, says so.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    form = formed_of(filing, present(filing)).form
    outcome = inspect(Source(_IDS[Paper(paper)], name, content, is_confined=True), _WISH)
    entry = outcome.entry
    is_read = entry is not None and entry.status is not Status.UNREADABLE
    if not is_read or not _says(paper, outcome):
        return Examined(paper, sha256, heji.__version__, is_read=False)
    said = facts(_form_of(outcome)) if paper == Paper.FORM else {}
    found = tuple(compared(said, _facts_of(form))) if said else ()
    other, beside = _other(filing, paper, form)
    findings = tuple(_findings(outcome, other))
    return Examined(paper, sha256, heji.__version__, True, said, found, findings, beside)


def _says(paper: str, outcome: Outcome) -> bool:
    """Whether there is a form, or a report with any sentence, in what was read."""
    if paper == Paper.FORM:
        return bool(_form_of(outcome).indicators)
    return any(each.document.blocks for each in outcome.readings)


def _form_of(outcome: Outcome) -> Form:
    return max((each.form for each in outcome.readings), key=lambda each: len(each.indicators))


def _facts_of(form: Form) -> dict[str, str]:
    """What the official table of the form says; nothing where it cannot be printed."""
    try:
        return facts(expected(form))
    except NotMade:
        return {}


def _other(filing: Filing, paper: str, form: Form) -> tuple[Outcome | None, str]:
    """The other paper: the signed one, or as the system prints it."""
    wanted = Paper.REPORT if paper == Paper.FORM else Paper.FORM
    kept = newest(filing, wanted)
    if kept is not None and kept.is_read:
        path = storage.path_of(kept.sha256)
        source = Source(_IDS[wanted], kept.evidence.name, path, is_confined=True)
        return inspect(source, _WISH), kept.sha256
    try:
        made = (table if wanted == Paper.FORM else report)(form, "docx").data
    except NotMade:
        return None, ""
    return inspect(Source(_IDS[wanted], f"{wanted}.docx", made), _WISH), ""


def _findings(own: Outcome, other: Outcome | None) -> Iterator[dict[str, Any]]:
    """What does not agree within the file, and between the two papers."""
    for each in _wrong(own.results):
        yield _as_data(each, is_across=False)
    if other is None:
        return
    both = about_one_thing(sorted((*own.readings, *other.readings), key=lambda each: each.id))
    entries = tuple(each.entry for each in (own, other) if each.entry is not None)
    together = inspect_dossier(tuple(both), entries, Wish())
    for each in _wrong(together.results):
        yield _as_data(each, is_across=True)


def about_one_thing(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, those of a report with what it is about: that of the form it came in with.

    A report need not name its project where a reader finds it; here it is known.
    """
    fields = [each.form.field("project_name") for each in readings if each.form.indicators]
    name = next((each for each in fields if each is not None), None)
    if name is None:
        return tuple(readings)
    known = Field("project_name", name.label, name)
    return tuple(_named(each, known) for each in readings)


def _named(reading: Reading, known: Field) -> Reading:
    """The reading with the name alone where its sentence goes on, or where it has none."""
    own = reading.form.field(known.role)
    if own is not None and known.figure.quote not in own.quote:
        return reading  # it is about something else, which the audit may tell
    rest = (each for each in reading.form.fields if each.role != known.role)
    return replace(reading, form=replace(reading.form, fields=(known, *rest)))


def _wrong(results: Iterable[Result]) -> Iterator[Result]:
    return (each for each in results if each.finding.verdict is Verdict.INCONSISTENT)


def _as_data(result: Result, *, is_across: bool) -> dict[str, Any]:
    """A finding as JSON holds it, to be told in either language."""
    finding, papers = result.finding, {id: paper.value for paper, id in _IDS.items()}
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "is_across": is_across,
        "key": finding.message.key,
        "values": dict(finding.message.values),
        "spoken": [list(each) for each in finding.message.spoken],
        "formula": finding.formula or "",
        "places": [
            {"paper": papers.get(each.document, ""), "quote": each.quote}
            for each in finding.evidence
        ],
    }
