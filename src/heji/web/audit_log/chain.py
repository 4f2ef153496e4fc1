"""The chain of the log: appending to it, and the digests that hold it together.

The digest of an entry is the SHA-256 of its fields as JSON (UTF-8, keys sorted, no blanks) and of
the digest of the entry before. Whoever changes, inserts or deletes an entry breaks every digest
after it; whoever writes all digests anew lacks the key that signs the head; whoever cuts the end
off and puts an old head back is told by an anchor outside of the database. `proof.py` looks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.utils import timezone

from heji.web.acting.actor import Actor
from heji.web.audit_log.models import ChainHead, LogEntry
from heji.web.audit_log.signing import own_key

FIRST = "0" * 64
_FIELDS = (
    *("number", "action", "person", "role", "organisation", "organisation_id", "address"),
    *("subject_type", "subject_id", "subject", "owner_id", "before", "after", "previous"),
)


def append(
    action: str,
    actor: Actor,
    subject: models.Model,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> LogEntry:
    """Adds one entry; call it inside the transaction of the act.

    The entry keeps which organisation the subject belongs to (its `organisation_id`, if it has
    one): whoever sees that organisation's business sees the history of the subject.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an act is logged inside of its own transaction")
    defaults = {"digest": FIRST, "signature": signed_head(0, FIRST)}
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1, defaults=defaults)
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
        owner_id=_owner(subject),
        before=_plain(before),
        after=_plain(after),
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.signature = signed_head(head.number, head.digest)
    head.save(update_fields=("number", "digest", "signature"))
    return entry


def digest_of(entry: LogEntry) -> str:
    """The digest that an entry should have."""
    content = {name: getattr(entry, name) for name in _FIELDS}
    content["at"] = entry.at.astimezone(UTC).isoformat()
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def head_text(number: int, digest: str) -> str:
    """What is signed of a head.

    >>> head_text(3, "ab")
    'heji log head 3 ab'
    """
    return f"heji log head {number} {digest}"


def signed_head(number: int, digest: str) -> str:
    """The signature of a head with the key of this installation."""
    return own_key().sign(head_text(number, digest))


def _owner(subject: models.Model) -> int | None:
    if subject._meta.label_lower == "organisations.organisation":
        return int(subject.pk)
    owner = getattr(subject, "organisation_id", None)
    return None if owner is None else int(owner)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as a database gives them back: days and decimals are texts."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder))
    return plain
