"""The one way in which rows of a filing change: locked, versioned, kept for undoing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from heji.web.accounts.models import Person
from heji.web.acting.action import NotAllowed, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.content import Content, kind_of
from heji.web.filing.keeping import GAP, MODELS, Change, Record, stored, values_of
from heji.web.filing.models import Edit, Filing
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import later

EDITORS = frozenset((Role.UNIT_CLERK,))


def require_editable(actor: Actor, filing: Filing) -> None:
    """Locks the filing and refuses who or what may not change it now.

    Raises:
        NotAllowed: another body's form.
        Refused: its state lets nobody change it.
    """
    require_own(actor, filing)
    lock(filing)
    if not filing.is_editable:
        raise Refused("filing.not-editable", state=filing.state)


def require_own(actor: Actor, filing: Filing) -> None:
    """Refuses another body's form: a body fills in its own."""
    if (
        not is_own(actor, filing)
        or not business_of(actor).filter(pk=filing.organisation_id).exists()
    ):
        raise NotAllowed("filing.not-yours")


def is_own(actor: Actor, filing: Filing) -> bool:
    """Whether a form is that of the actor's body, or of one that it succeeded.

    Who takes over the duties of a body that was renamed or merged also finishes its forms.
    """
    body = filing.organisation
    return body.pk == actor.organisation.pk or actor.organisation in later(body)


def lock(filing: Filing) -> None:
    """Makes everybody else wait who changes the same filing; takes over its present state."""
    fresh = Filing.objects.select_for_update().get(pk=filing.pk)
    for name in ("state", "revision", "adjusted_from", "adjustment_reason", "conclusion"):
        setattr(filing, name, getattr(fresh, name))


def records(filing: Filing, kind: str) -> dict[int, Record]:
    """The rows of a kind by id."""
    return {each.pk: each for each in MODELS[kind].objects.filter(filing=filing)}


def apply(filing: Filing, changes: Iterable[Change]) -> None:
    """Makes the changes and counts the versions of the rows up.

    Args:
        filing: locked by `require_editable`.
        changes: each row as it will be.
    """
    for each in changes:
        _apply(filing, each)


def keep(filing: Filing, person: Person, changes: Sequence[Change]) -> None:
    """Keeps changes that were made as one edit of a person, who can take it back.

    A new edit after undoing begins a new branch: what was undone cannot be brought back any more.
    """
    Filing.objects.filter(pk=filing.pk).update(changed_at=timezone.now())
    if not changes:
        return
    filing.edits.filter(person=person, is_undone=True).delete()
    data = [each.as_data() for each in changes]
    Edit.objects.create(filing=filing, person=person, changes=data)


def _apply(filing: Filing, change: Change) -> None:
    model = MODELS[change.kind]
    rows = model.objects.filter(filing=filing)
    if change.after is None:
        rows.filter(pk=change.id).delete()
        return
    if change.before is None:
        model(pk=change.id, filing=filing, **change.after).save(force_insert=True)
        return
    if not rows.filter(pk=change.id).update(**change.after, version=F("version") + 1):
        raise model.DoesNotExist(f"{change.kind} {change.id} of form {filing.pk}")


def added(filing: Filing, kind: str, values: dict[str, Any]) -> Change:
    """Adds a row now and says so as a change that can be undone."""
    made = MODELS[kind].objects.create(filing=filing, **values)
    return Change(kind, made.pk, None, snapshot(made))


def removed(kind: str, record: Record) -> Change:
    """That a row will be gone."""
    return Change(kind, record.pk, snapshot(record), None)


def snapshot(record: Record) -> dict[str, Any]:
    """All stored fields of a row, so that it can be made again as it was."""
    names = {each.attname for each in record._meta.concrete_fields}
    names -= {"id", "filing_id"}
    return {name: getattr(record, name) for name in sorted(names)}


def stand(filing: Filing, changes: Iterable[Change]) -> bool:
    """Whether the rows are still as these changes left them, so that they can be taken back."""
    left: dict[tuple[str, int], dict[str, Any] | None] = {}
    for each in changes:
        key = (each.kind, each.id)
        before = left.get(key) or {}
        left[key] = None if each.after is None else {**before, **each.after}
    return all(_stands(filing, *key, values) for key, values in left.items())


def _stands(filing: Filing, kind: str, id: int, values: dict[str, Any] | None) -> bool:
    record = MODELS[kind].objects.filter(filing=filing, pk=id).first()
    if values is None or record is None:
        return values is None and record is None
    told = {name: value for name, value in values.items() if name not in _LOOSE}
    return all(getattr(record, name) == value for name, value in told.items())


#: Fields that others may change without standing in the way of undoing.
_LOOSE = frozenset(("version", "position"))


def last_edit(filing: Filing, person: Person, *, undone: bool) -> Edit | None:
    """The edit that undoing takes back, or redoing brings back."""
    found = filing.edits.filter(person=person, is_undone=undone)
    return found.first() if undone else found.last()


def inverse(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take these back, last first."""
    return tuple(each.inverse for each in reversed(changes))


def said_before(changes: Iterable[Change]) -> dict[str, Any]:
    """What the log says was there: the changed fields by row."""
    return {f"{each.kind}.{each.id}": each.before for each in changes}


def said_after(changes: Iterable[Change]) -> dict[str, Any]:
    """What the log says came in its place."""
    return {f"{each.kind}.{each.id}": each.after for each in changes}


def restore(filing: Filing, content: Content) -> list[Change]:
    """Makes all rows as a revision has them; gives the changes that did it."""
    changes: list[Change] = []
    for kind in MODELS:
        present = records(filing, kind)
        wanted = {each.id: each for each in content.rows() if kind_of(each) == kind}
        changes += [removed(kind, row) for id, row in present.items() if id not in wanted]
        for number, (id, row) in enumerate(wanted.items()):
            values = {**stored(values_of(row)), "position": GAP * (number + 1)}
            if id not in present:
                changes.append(Change(kind, id, None, {**values, "version": 1}))
                continue
            was = {name: getattr(present[id], name) for name in values}
            after = {name: value for name, value in values.items() if was[name] != value}
            if after:
                changes.append(Change(kind, id, {name: was[name] for name in after}, after))
    apply(filing, changes)
    return changes
