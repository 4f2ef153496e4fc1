"""Taking over a form from a file: read first, shown side by side, taken over when confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from heji.audit.inspection import Source, read
from heji.documents.document import Status
from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.declarations.original import places_of, tables_of
from heji.web.declarations.reading_back import ReadBack, read_back
from heji.web.evidence.actions import attach, keep_file
from heji.web.evidence.receiving import Received, clean_name
from heji.web.evidence.subjects import find
from heji.web.filing import editing
from heji.web.filing.content import Row, as_data, from_data, kind_of
from heji.web.filing.editing import EDITORS
from heji.web.filing.keeping import GAP, Change, Record, plain, stored, values_of
from heji.web.filing.models import Filing, Intake

LARGEST = 20 * 1024 * 1024  #: bytes


def read_file(file_name: str, content: bytes, scope: str) -> ReadBack:
    """Reads a Word, PDF, Excel or HTML form in a child process that can do no harm.

    It takes its time: call it before the act, so that nobody waits for its transaction.

    Raises:
        Refused: it is empty, too large, unreadable, or no form.
    """
    if not content:
        raise Refused("declaration.file.empty")
    if len(content) > LARGEST:
        raise Refused("declaration.file.too-large", most=LARGEST // 1024 // 1024)
    readings, entry, _ = read(Source("d1", file_name, content, is_confined=True))
    if entry.status is Status.UNREADABLE:
        raise Refused("declaration.file.unreadable", name=file_name)
    reading = max(readings, key=lambda each: len(each.form.indicators))
    back = read_back(reading.form, reading.document, scope)
    if not any((back.content.indicators, back.content.tasks)):
        raise Refused("declaration.file.no-form", name=file_name)
    return back


@dataclass(frozen=True, slots=True)
class AddIntake(Action[Intake]):
    """Keeps what was read of a file until somebody confirms it; nothing is changed yet."""

    filing: Filing
    file_name: str
    sha256: str
    back: ReadBack
    received: Received | None = None  #: the file, where its format is one of evidence

    name: ClassVar[str] = "declarations.read-file"
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
        )
        after = {"file": made.file_name, "sha256": made.sha256}
        return Outcome(made, self.filing, after=after)


@dataclass(frozen=True, slots=True)
class TakeIntake(Action[list[Change]]):
    """Takes over what was read, as the person confirmed it."""

    intake: Intake

    name: ClassVar[str] = "declarations.take-file"
    roles: ClassVar[frozenset[Role]] = EDITORS

    def check(self, actor: Actor) -> None:
        """One's own, once."""
        editing.require_editable(actor, self.intake.filing)
        if self.intake.person_id != actor.person.pk or self.intake.is_taken:
            raise Refused("declaration.file.taken")

    def execute(self, actor: Actor) -> Outcome[list[Change]]:
        """Fills texts and amounts in and replaces tasks and indicators; undoing brings all back.

        The file that was confirmed becomes evidence of the filing.
        """
        filing = self.intake.filing
        changes = _replacing(filing, self.intake)
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


def _replacing(filing: Filing, intake: Intake) -> list[Change]:
    content = from_data(intake.content)
    blocks: dict[str, tuple[Row, ...]] = {"task": content.tasks, "indicator": content.indicators}
    changes: list[Change] = []
    for kind, row_keys in (("text", ("role",)), ("money", ("measure", "part"))):
        present = editing.records(filing, kind).values()
        read = {_key(each, row_keys): each for each in content.rows() if kind_of(each) == kind}
        changes += [
            change
            for record in present
            if (row := read.get(_key(record, row_keys))) is not None
            and (change := _filled(record, row)) is not None
        ]
    for kind, rows in blocks.items():
        if rows:
            gone = editing.records(filing, kind).values()
            changes += [editing.removed(kind, each) for each in gone]
    editing.apply(filing, changes)
    for kind, rows in blocks.items():
        for number, row in enumerate(rows):
            values = {**stored(values_of(row)), "position": GAP * (number + 1)}
            changes.append(editing.added(filing, kind, values))
    return changes


def _key(row: Row | Record, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in names)


def _filled(record: Record, row: Row) -> Change | None:
    """What a read text or amount changes; a blank one leaves what stands there."""
    was, read = stored(values_of(plain(record))), stored(values_of(row))
    after = {name: value for name, value in read.items() if was[name] != value}
    if all(value in ("", None) for value in after.values()):
        return None
    return Change(kind_of(row), record.pk, {name: was[name] for name in after}, after)
