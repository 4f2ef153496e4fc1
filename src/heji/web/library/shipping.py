"""Puts the library that ships with heji into the database: at the first start, and after upgrades."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from heji.library.entry import Entry
from heji.library.reading import shipped
from heji.web.library.content import columns_of, differences, said_by
from heji.web.library.models import LibraryEntry, Status


def behind() -> list[tuple[Entry, LibraryEntry | None]]:
    """The shipped entries that the database does not have, or has as an earlier heji said them."""
    there = LibraryEntry.objects.filter(organisation=None, status=Status.APPROVED)
    rows = {each.code: each for each in there}
    pairs = [(each, rows.get(each.code)) for each in shipped()]
    return [(each, row) for each, row in pairs if row is None or _differ(each, row)]


def import_shipped() -> int:
    """Takes over what is missing; what an upgrade says anew becomes the next version.

    It can be done as often as one likes. What regions have of their own is not touched.

    Returns:
        How many entries were taken over.
    """
    with transaction.atomic():
        missing = behind()
        replaced = [row.pk for _, row in missing if row is not None]
        old = LibraryEntry.objects.select_for_update().filter(pk__in=replaced)
        old.update(status=Status.RETIRED, decided_at=timezone.now())
        LibraryEntry.objects.bulk_create(
            LibraryEntry(
                code=each.code,
                version=1 if row is None else row.version + 1,
                status=Status.APPROVED,
                **columns_of(each),
            )
            for each, row in missing
        )
    return len(missing)


def _differ(entry: Entry, row: LibraryEntry) -> bool:
    return bool(differences(said_by(row), columns_of(entry)))
