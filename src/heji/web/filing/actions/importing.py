"""Taking over a form from a file: read first, shown side by side, taken over when confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from heji.audit.inspection import Source, read
from heji.documents.document import Status
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.evidence.actions import attach, keep_file
from heji.web.evidence.receiving import Received, clean_name
from heji.web.evidence.subjects import find
from heji.web.filing import editing
from heji.web.filing.blocks import Blocks, blocks_of
from heji.web.filing.columns import COMPUTED, changed_fields, columns_of, put, show
from heji.web.filing.content import Row, as_data, from_data, kind_of
from heji.web.filing.editing import EDITORS
from heji.web.filing.figures import Unreadable
from heji.web.filing.keeping import GAP, Change, Record, load, plain, stored, values_of
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, Intake
from heji.web.filing.original import places_of, tables_of
from heji.web.filing.reading_back import ReadBack

LARGEST = 20 * 1024 * 1024  #: bytes


def read_file(file_name: str, content: bytes, filing: Filing) -> ReadBack:
    """Reads a Word, PDF, Excel, HTML or scanned form in a child process that can do no harm.

    It takes its time: call it before the act, so that nobody waits for its transaction.

    Raises:
        Refused: it is empty, too large, unreadable, or no form.
    """
    if not content:
        raise Refused("filing.file.empty")
    if len(content) > LARGEST:
        raise Refused("filing.file.too-large", most=LARGEST // 1024 // 1024)
    readings, entry, _ = read(Source("d1", file_name, content, is_confined=True))
    if entry.status is Status.UNREADABLE:
        raise Refused("filing.file.unreadable", name=file_name)
    reading = max(readings, key=lambda each: len(each.form.indicators))
    reads = form_kind(filing.kind).reads
    if reads is None or not any((reading.form.indicators, reading.form.tasks)):
        raise Refused("filing.file.no-form", name=file_name)
    return reads(filing, reading.form, reading.document)


@dataclass(frozen=True, slots=True)
class AddIntake(Action[Intake]):
    """Keeps what was read of a file until somebody confirms it; nothing is changed yet."""

    filing: Filing
    file_name: str
    sha256: str
    back: ReadBack
    received: Received | None = None  #: the file, where its format is one of evidence

    name: ClassVar[str] = "filing.read-file"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """The own form, while it can be filled in."""
        editing.require_editable(actor, self.filing)

    def execute(self, actor: Actor) -> Outcome[Intake]:
        """Keeps it."""
        made = Intake.objects.create(
            filing=self.filing,
            person=actor.person,
            file_name=self.file_name[:255],
            sha256=self.sha256,
            content=as_data(self.back.content),
            doubts=dict(self.back.doubts),
            original=keep_file(self.received) if self.received is not None else None,
            places=places_of(self.back),
            tables=tables_of(self.back),
            told=[asdict(each) for each in self.back.told],
        )
        after = {"file": made.file_name, "sha256": made.sha256}
        return Outcome(made, self.filing, after=after)


@dataclass(frozen=True, slots=True)
class TakeIntake(Action[list[Change]]):
    """Takes over what was read, as the person confirmed it."""

    intake: Intake

    name: ClassVar[str] = "filing.take-file"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """One's own, once."""
        editing.require_editable(actor, self.intake.filing)
        if self.intake.person_id != actor.person.pk or self.intake.is_taken:
            raise Refused("filing.file.taken")

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Fills the form in; undoing brings all back.

        Texts and amounts are filled in. Tasks and indicators replace those of the form where people
        add such rows; where the rows are given, their cells are filled in.

        The file that was confirmed becomes evidence of the filing.
        """
        filing = self.intake.filing
        changes = _changes(filing, self.intake)
        self.intake.is_taken = True
        self.intake.save(update_fields=("is_taken",))
        editing.keep(filing, actor.person, changes)
        after = {**editing.said_after(changes), "file": self.intake.file_name}
        after |= {"sha256": self.intake.sha256, "is_evidence": self._attach(actor)}
        return Outcome(changes, filing, editing.said_before(changes), after)

    def _attach(self, actor: Actor) -> bool:
        original = self.intake.original
        subject = find(actor, "filing.filing", str(self.intake.filing_id))
        if original is None or subject is None:
            return False
        attach(actor, subject, original, clean_name(self.intake.file_name, original.form))
        return True


#: kind of row -> by which fields a row of the file is one of the form
_SAME = {"text": ("role",), "money": ("measure", "part"), "task": ("id",), "indicator": ("id",)}


def _changes(filing: Filing, intake: Intake) -> list[Change]:
    """Makes the changes that bring what was read into the form."""
    content = from_data(intake.content)
    found = blocks_of(filing, load(filing))
    rows = {kind: [each for each in content.rows() if kind_of(each) == kind] for kind in _SAME}
    changes: list[Change] = []
    for kind in _SAME:
        if kind not in found.growing:
            changes += _filled(filing, kind, rows[kind], found)
    editing.apply(filing, changes)
    for kind in _SAME:
        if kind in found.growing and rows[kind]:
            changes += _replaced(filing, kind, rows[kind])
    return changes


def _replaced(filing: Filing, kind: str, rows: list[Row]) -> Iterator[Change]:
    gone = [editing.removed(kind, each) for each in editing.records(filing, kind).values()]
    editing.apply(filing, gone)
    yield from gone
    for number, row in enumerate(rows):
        values = {**stored(values_of(row)), "position": GAP * (number + 1)}
        yield editing.added(filing, kind, values)


def _filled(filing: Filing, kind: str, rows: list[Row], found: Blocks) -> Iterator[Change]:
    """What rows of the file change in those of the form; a blank cell leaves what stands there."""
    read = {_key(each, kind): each for each in rows}
    for record in editing.records(filing, kind).values():
        row = read.get(_key(record, kind))
        if row is None:
            continue
        was = plain(record)
        after = stored(changed_fields(was, _typed_into(was, row, found)))
        if after:
            before = stored(values_of(was))
            yield Change(kind, record.pk, {name: before[name] for name in after}, after)


def _typed_into(was: Row, read: Row, found: Blocks) -> Row:
    """The row of the form with every cell that the file fills and people may type into."""
    for column in columns_of(found, kind_of(was)):
        text = show(read, column)
        if text.strip() and column not in COMPUTED and found.is_typed(was, column):
            try:
                was = put(was, column, text)
            except Unreadable as error:
                raise Refused(error.key) from error
    return was


def _key(row: Row | Record, kind: str) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in _SAME[kind])
