"""The form of an item, through what the person who asked may see now."""

from __future__ import annotations

from heji.web.acting.action import NotAllowed
from heji.web.acting.actor import Actor
from heji.web.filing.content import Content
from heji.web.filing.models import Filing
from heji.web.filing.selectors import content_for, filing, present
from heji.web.jobs.models import JobItem


def form_of(actor: Actor | None, item: JobItem) -> Filing:
    """The form as it is now.

    Raises:
        NotAllowed: the person does not see it, or not any more.
    """
    if item.filing_id is None:
        raise NotAllowed("jobs.not-yours")
    if actor is None:
        every = Filing.objects.select_related("organisation__parent", "project")
        return every.get(pk=item.filing_id)
    try:
        return filing(actor, item.filing_id)
    except Filing.DoesNotExist as error:
        raise NotAllowed("jobs.not-yours") from error


def content_of(actor: Actor | None, form: Filing) -> Content:
    """What the person sees of it; the installation itself sees what it says now."""
    return present(form) if actor is None else content_for(actor, form)
