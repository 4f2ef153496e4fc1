"""One document, from its bytes to the results of all checks that look at it alone.

Everything here may run in a child process: what goes in and comes out is plain data. An exception
in a reader, a recogniser or a check is heji's own fault; it becomes a visible problem of that
document and never ends the run.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TypeVar

from heji.audit.case import Dossier, Reading
from heji.audit.check import Check
from heji.audit.doubt import held_back
from heji.audit.finding import Finding, Message, Severity
from heji.audit.identity import document_key, identity
from heji.audit.report import DocumentEntry, Result
from heji.claims.claim import Claims
from heji.documents.containers.member import Member
from heji.documents.document import Document, Problem, Status, Table
from heji.documents.failure import UnreadableError
from heji.documents.limits import DEFAULT
from heji.documents.locator import Locator
from heji.forms.form import Form, Kind
from heji.relations.habit import Habit
from heji.values.verdict import Verdict

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to audit: where it is or what it holds, and the name it goes by."""

    id: str
    name: str
    content: Path | Member | bytes
    is_confined: bool = False  #: read in a child process that the kernel keeps from doing harm


Subject = tuple[str, int | None]  #: organisation and year of a form


@dataclass(frozen=True, slots=True)
class Fault:
    """A failure of heji itself."""

    stage: str  #: read, recognise, claims, habit, settle, or the name of a check
    error: str

    @property
    def problem(self) -> Problem:
        """The fault as a problem of the document."""
        return Problem("report.fault", (("stage", self.stage), ("error", self.error)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of one document or dossier."""

    entry: DocumentEntry | None
    results: tuple[
        Result, ...
    ]  #: inconsistent and undecided, and consistent if they were asked for
    consistent: int  #: how many claims were found consistent
    faults: tuple[Fault, ...] = ()
    readings: tuple[Reading, ...] = ()  #: one for each form of the document, if asked for
    subjects: tuple[Subject, ...] = ()  #: whose forms they are


@dataclass(frozen=True, slots=True)
class Wish:
    """What to make and what to keep."""

    checks: tuple[str, ...] = ()  #: names; none means all
    rubric: str = ""  #: id or file of the rubric that the user names
    keep_consistent: bool = False
    keep_reading: bool = False


def inspect(source: Source, wish: Wish) -> Outcome:
    """Reads one document and makes every check that looks at one document alone."""
    readings, entry, faults = read(source)
    if entry.status is Status.UNREADABLE:
        return Outcome(entry, (), 0, tuple(faults))
    from heji.audit.catalogue import checks

    if wish.rubric:
        readings = tuple(replace(each, rubric=wish.rubric) for each in readings)
    single = tuple(each for each in checks(wish.checks) if not each.across)
    found = [each for one in readings for each in run_checks(single, one, one.id, faults)]
    results, consistent = _results(found, readings, (entry,), wish)
    entry = _with_faults(entry, faults)
    kept = readings if wish.keep_reading else ()
    subjects = tuple((each.form.organisation, each.form.year) for each in readings)
    return Outcome(entry, results, consistent, tuple(faults), kept, subjects)


def inspect_dossier(
    readings: tuple[Reading, ...], entries: tuple[DocumentEntry, ...], wish: Wish
) -> Outcome:
    """Makes every check that compares documents of one organisation and year."""
    from heji.audit.catalogue import checks

    faults: list[Fault] = []
    across = tuple(each for each in checks(wish.checks) if each.across)
    found = list(run_checks(across, Dossier(readings), readings[0].id, faults))
    results, consistent = _results(found, readings, entries, wish)
    return Outcome(None, results, consistent, tuple(faults))


def read(source: Source) -> tuple[tuple[Reading, ...], DocumentEntry, list[Fault]]:
    """Reads one document as far as it goes, form by form where it holds several.

    What failed stands in the entry and the faults.
    """
    from heji.forms.parts import parts

    faults: list[Fault] = []
    document = _guarded("read", faults, lambda: _document(source), _unread(source))
    readings: tuple[Reading, ...] = (_unread_reading(source.id, document),)
    if document.status is not Status.UNREADABLE and not faults:
        split: tuple[Document, ...] = (document,)
        split = _guarded("recognise", faults, lambda: parts(document), split)
        readings = tuple(reading_of(source.id, part, faults) for part in split)
    figures = _guarded("figures", faults, lambda: count_figures(document), 0)
    entry = _with_faults(_entry(source, document, readings[0].form, figures), faults)
    return readings, entry, faults


def _document(source: Source) -> Document:
    if source.is_confined:
        from heji.documents.sandbox.reading import read_confined

        return read_confined(source.content, source.name)
    from heji.documents.reading import read_document

    return read_document(source.content, source.name)


def _unread_reading(id: str, document: Document) -> Reading:
    return Reading(id, document, Form(Kind.UNKNOWN, None, "", "", None), Claims(), Habit())


def reading_of(id: str, document: Document, faults: list[Fault]) -> Reading:
    """What a document means, with what was misread put right where the form's sums tell it."""
    from heji.audit.competing.settling import settled

    first = _first_reading(id, document, faults)
    # What fails of another reading says nothing of the document.
    return _guarded(
        "settle", faults, lambda: settled(first, lambda other: _first_reading(id, other, [])), first
    )


def _first_reading(id: str, document: Document, faults: list[Fault]) -> Reading:
    from heji.claims.read import read_claims
    from heji.forms.recognise import recognise
    from heji.relations.habit import infer_habit

    bare = _unread_reading(id, document)
    form = _guarded("recognise", faults, lambda: recognise(document), bare.form)
    claims = _guarded("claims", faults, lambda: read_claims(document), bare.claims)
    relations = (*form.relations, *claims.relations)
    habit = _guarded("habit", faults, lambda: infer_habit(relations), bare.habit)
    return Reading(id, document, form, claims, habit)


def whole(readings: tuple[Reading, ...]) -> Document:
    """The document that several readings are forms of."""
    blocks = tuple(block for each in readings for block in each.document.blocks)
    return replace(readings[0].document, blocks=blocks)


def run_checks(
    checks: Iterable[Check], subject: Reading | Dossier, id: str, faults: list[Fault]
) -> Iterator[Finding]:
    """The findings of all these checks; a check that fails gives an undecided one instead."""
    for check in checks:
        try:
            yield from check.function(subject)  # type: ignore[arg-type]
        except Exception as error:  # noqa: BLE001 - one broken check must not cost the others
            fault = Fault(check.name, describe_error(error))
            faults.append(fault)
            message = Message(fault.problem.key, fault.problem.values)
            yield Finding(check.name, Verdict.UNDECIDED, Severity.ERROR, id, message)


def count_figures(document: Document) -> int:
    """How many quantities stand in the cells and the prose of a document."""
    from heji.values.reading import find_quantities

    return sum(len(find_quantities(text)) for text in texts(document))


def texts(document: Document) -> Iterator[str]:
    """The texts of all paragraphs and cells, in order."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def describe_error(error: BaseException) -> str:
    """An exception in one line, with the place in heji's code where it arose."""
    every = traceback.extract_tb(error.__traceback__)
    frames = [each for each in every if "heji" in PurePath(each.filename).parts] or every
    place = f" ({PurePath(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def _guarded(stage: str, faults: list[Fault], work: Callable[[], _T], instead: _T) -> _T:
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - what fails is named; the rest goes on
        faults.append(Fault(stage, describe_error(error)))
        return instead


def _unread(source: Source) -> Document:
    suffix = PurePath(source.name).suffix.lstrip(".").lower()
    digest = "" if source.is_confined else sha256_of(source.content)  # nothing is unpacked here
    return Document(source.name, suffix, digest, status=Status.UNREADABLE)


def sha256_of(content: Path | Member | bytes) -> str:
    """The digest of a file or of bytes; empty when the file cannot be read."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    try:
        if isinstance(content, Member):
            return hashlib.sha256(content.load(DEFAULT)).hexdigest()
        with content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (UnreadableError, OSError):
        return ""


def _entry(source: Source, document: Document, form: Form, figures: int) -> DocumentEntry:
    return DocumentEntry(
        id=source.id,
        path=source.name,
        format=document.format,
        sha256=document.sha256,
        status=document.status,
        problems=document.problems,
        kind=form.kind,
        layout=form.layout,
        title=form.title,
        organisation=form.organisation,
        year=form.year,
        pages=document.pages,
        tables=sum(1 for _ in document.tables()),
        figures=figures,
    )


def _with_faults(entry: DocumentEntry, faults: list[Fault]) -> DocumentEntry:
    new = tuple(each.problem for each in faults if each.problem not in entry.problems)
    if not new:
        return entry
    status = Status.PARTLY_READ if entry.status is Status.READ else entry.status
    return replace(entry, status=status, problems=(*entry.problems, *new))


def _results(
    findings: Iterable[Finding],
    readings: tuple[Reading, ...],
    entries: tuple[DocumentEntry, ...],
    wish: Wish,
) -> tuple[tuple[Result, ...], int]:
    keys = {each.id: document_key(each.path, each.organisation, each.year) for each in entries}
    orders: dict[str, _Order] = {}
    for each in readings:
        order = orders.setdefault(each.id, {})
        order.update(_reading_order(each.document, len(order)))
    results, consistent = [], 0
    for finding in dict.fromkeys(
        held_back(findings, readings)
    ):  # two roads to one claim are one claim
        is_consistent = finding.verdict is Verdict.CONSISTENT
        consistent += is_consistent
        if is_consistent and not wish.keep_consistent:
            continue
        name = identity(finding, keys.get(finding.document, ""))
        place = _place(finding, orders.get(finding.document, {}))
        results.append(Result(finding, name, place))
    return tuple(results), consistent


_Order = dict[tuple[str, int], int]


def _reading_order(document: Document, first: int) -> _Order:
    order: _Order = {}
    for index, block in enumerate(document.blocks, start=first):
        kind = "table" if isinstance(block, Table) else "paragraph"
        number = block.locator.table if kind == "table" else block.locator.paragraph
        order[kind, number or 0] = index
    return order


def _place(finding: Finding, order: _Order) -> tuple[int, ...]:
    own = (each.locator for each in finding.evidence if each.document == finding.document)
    locator = next(own, None) or next((each.locator for each in finding.suspects), Locator())
    kind, number = ("table", locator.table) if locator.table else ("paragraph", locator.paragraph)
    block = order.get((kind, number or 0), len(order))
    return (block, locator.row or 0, locator.column or 0, locator.start or 0)
