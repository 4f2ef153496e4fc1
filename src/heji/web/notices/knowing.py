"""What a person has seen and was sent, held against what waits."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from heji.web.accounts.models import Membership
from heji.web.notices.models import Known
from heji.web.notices.waiting import Waiting


def known_of(membership: Membership) -> Mapping[str, Known]:
    """What somebody in a role knows, by its reference."""
    return {each.reference: each for each in Known.objects.filter(membership=membership)}


def is_new(each: Waiting, known: Mapping[str, Known]) -> bool:
    """Whether somebody has not yet seen all of it."""
    seen = known.get(each.due.reference)
    return seen is None or seen.seen is None or seen.seen < each.due.newest


def note_seen(
    membership: Membership,
    found: Sequence[Waiting],
    known: Mapping[str, Known],
    today: datetime.date,
) -> None:
    """Remembers what was shown; writes once a day, and when there is something new."""
    fresh = [
        Known(
            membership=membership,
            reference=each.due.reference,
            seen=each.due.newest,
            seen_on=today,
        )
        for each in found
        if is_new(each, known) or known[each.due.reference].seen_on != today
    ]
    _keep(fresh, ("seen", "seen_on"))
    forget_done(membership, found, known)


def note_told(membership: Membership, found: Iterable[Waiting], today: datetime.date) -> None:
    """Remembers what was sent."""
    fresh = [
        Known(
            membership=membership,
            reference=each.due.reference,
            told=each.due.newest,
            told_on=today,
        )
        for each in found
    ]
    _keep(fresh, ("told", "told_on"))


def forget_done(
    membership: Membership, found: Iterable[Waiting], known: Mapping[str, Known]
) -> None:
    """Forgets what waits no more: when it comes again, it is new again."""
    done = set(known) - {each.due.reference for each in found}
    if done:
        Known.objects.filter(membership=membership, reference__in=done).delete()


def _keep(rows: list[Known], fields: tuple[str, str]) -> None:
    Known.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=("membership", "reference"),
        update_fields=fields,
    )
