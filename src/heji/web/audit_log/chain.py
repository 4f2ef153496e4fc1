"""The chain of the log: appending to it, and proving that nothing in it was changed.

The digest of an entry is the SHA-256 of its fields as JSON (UTF-8, keys sorted, no blanks) and of
the digest of the entry before. Whoever changes, inserts or deletes an entry breaks every digest
after it; whoever cuts the end off is told by an anchor outside of the database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db import connection, models
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.audit_log.models import ChainHead, LogEntry

FIRST = "0" * 64
_FIELDS = (
    *("number", "action", "person", "role", "organisation", "organisation_id", "address"),
    *("subject_type", "subject_id", "subject", "before", "after", "previous"),
)


def append(
    action: str,
    actor: Actor,
    subject: models.Model,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> LogEntry:
    """Adds one entry; call it inside the transaction of the act."""
    if not connection.in_atomic_block:
        raise RuntimeError("an act is logged inside of its own transaction")
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1, defaults={"digest": FIRST})
    entry = LogEntry(
        number=head.number + 1,
        at=timezone.now(),
        action=action,
        person=actor.person.username,
        role=actor.role.value,
        organisation=actor.organisation.name,
        organisation_id=actor.organisation.pk,
        address=actor.address,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject=str(subject)[:400],
        before=dict(before),
        after=dict(after),
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=("number", "digest"))
    return entry


def digest_of(entry: LogEntry) -> str:
    """The digest that an entry should have."""
    content = {name: getattr(entry, name) for name in _FIELDS}
    content["at"] = entry.at.astimezone(UTC).isoformat()
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold."""

    number: int
    reason: str  #: key of the catalogue: 「log.changed」, 「log.missing」, 「log.cut-off」


def breaks(entries: Iterable[LogEntry], head: ChainHead | None) -> Iterator[Break]:
    """Every place where the chain is broken; none when it holds from the first entry to the head."""
    number, previous = 0, FIRST
    for entry in entries:
        if entry.number != number + 1 or entry.previous != previous:
            yield Break(entry.number, "log.missing")
        elif entry.digest != digest_of(entry):
            yield Break(entry.number, "log.changed")
        number, previous = entry.number, entry.digest
    stated = (head.number, head.digest) if head is not None else (0, FIRST)
    if stated != (number, previous):
        yield Break(number, "log.cut-off")
