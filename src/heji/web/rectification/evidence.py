"""What evidence can be attached to here: a task, by the body that has to answer it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.evidence.models import Evidence
from heji.web.evidence.subjects import Subject
from heji.web.rectification import selectors
from heji.web.rectification.models import Task

TYPE = "rectification.task"
_LONGEST_ID = 18


def task(actor: Actor, subject_id: str) -> Subject | None:
    """A task that the actor may see; proof is attached as long as it is to be answered."""
    is_id = subject_id.isascii() and subject_id.isdigit() and len(subject_id) <= _LONGEST_ID
    found = selectors.tasks(actor).filter(pk=int(subject_id) if is_id else 0).first()
    if found is None:
        return None
    address = reverse("rectification-task", args=(found.pk,))
    is_open = found.to_answer
    return Subject(TYPE, str(found.pk), str(found), found.organisation, address, is_open)


def proofs(task: Task) -> QuerySet[Evidence]:
    """What is attached to a task and was not taken away."""
    found = Evidence.objects.filter(
        subject_type=TYPE, subject_id=str(task.pk), removed_at__isnull=True
    )
    return found.select_related("attached_by", "attached_in").order_by("attached_at", "pk")
