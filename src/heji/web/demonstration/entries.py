"""What the city adds to the indicator library, and what it says otherwise."""

from __future__ import annotations

from heji.web.acting.action import perform
from heji.web.acting.role import Role
from heji.web.demonstration.city import City, data
from heji.web.library.actions import ApproveEntry, ChangeEntry, ProposeEntry, ReviewEntry
from heji.web.library.content import said_by
from heji.web.library.models import LibraryEntry, Status


def propose_entries(city: City) -> None:
    """Proposes entries, says opinions, decides on some."""
    content = data("library")
    for each in content["proposed"]:
        entry = perform(ProposeEntry(each["columns"], each["reason"]), city.acting(each["by"]))
        said = each["reviewed"]
        opinion = ReviewEntry(entry, said["is_supported"], said["opinion"])
        perform(opinion, city.acting(said["by"]))
        _approve(city, entry, each.get("approved"))
    for each in content["changed"]:
        shipped = LibraryEntry.objects.get(
            code=each["code"], organisation=None, status=Status.APPROVED
        )
        columns = {**said_by(shipped), **each["columns"]}
        act = ChangeEntry(shipped, columns, each["reason"])
        _approve(city, perform(act, city.acting(each["by"])), each.get("approved"))


def _approve(city: City, entry: LibraryEntry, approved: dict[str, str] | None) -> None:
    if approved is not None:
        actor = city.acting(approved["by"], Role.FINANCE_PERFORMANCE)
        perform(ApproveEntry(entry, approved["decision"]), actor)
