"""Reads rectification tasks, always through what the caller may see."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from heji.web.accounts.models import Person
from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.filing.models import Filing
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import later, line_of
from heji.web.rectification.models import TO_ANSWER, UNMET, Round, State, Task
from heji.web.reviews.charge import answered_for

#: Who demands that something is put right: the side that reviews, never the body's own approver.
ISSUING = FINANCE | {Role.DEPARTMENT_REVIEWER}
#: Tasks about a body as a whole.
_OF_BODY = Q(filing__isnull=True) | Q(filing__project__isnull=True)


def tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks of the bodies whose business an actor sees."""
    found = Task.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "issued_in", "filing__project")


def task(actor: Actor, id: int) -> Task:
    """One task.

    Raises:
        Task.DoesNotExist: there is none, or the actor may not see it.
    """
    return tasks(actor).select_related("filing__organisation", "issued_by", "comment").get(pk=id)


def own_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks that the actor's body has to answer."""
    if not actor.has(UNIT):
        return Task.objects.none()
    return tasks(actor).filter(organisation__in=line_of(actor.organisation))


def issued_tasks(actor: Actor) -> QuerySet[Task]:
    """The tasks that the actor's office issued."""
    if not actor.has(ISSUING):
        return Task.objects.none()
    return tasks(actor).filter(issued_in__in=line_of(actor.organisation))


def to_confirm(actor: Actor) -> QuerySet[Task]:
    """The answers that wait for the actor: of their office, and not their own."""
    found = issued_tasks(actor).filter(state=State.ANSWERED)
    return found.filter(~Exists(_answers(actor.person)))


def _answers(person: Person) -> QuerySet[Round]:
    return Round.objects.filter(task=OuterRef("pk"), answered_by=person)


def overdue_first(found: QuerySet[Task], day: datetime.date) -> QuerySet[Task]:
    """What is overdue first, then what is to be done by its day, then what is done."""
    rank = Case(
        When(state__in=TO_ANSWER, due__lt=day, then=Value(0)),
        When(state__in=UNMET, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return found.annotate(rank=rank).order_by("rank", "due", "pk")


def overdue(found: QuerySet[Task], day: datetime.date) -> QuerySet[Task]:
    """What was not put right by its last day."""
    return found.filter(state__in=TO_ANSWER, due__lt=day)


def demanded_of(actor: Actor) -> QuerySet[Organisation]:
    """The bodies that an actor can give a task: of their office, present, and not their own."""
    if not actor.has(ISSUING):
        return Organisation.objects.none()
    found = business_of(actor).filter(answered_for(actor), valid_to__isnull=True)
    return found.exclude(kind=Kind.REGION).exclude(pk=actor.organisation.pk)


def about(filing: Filing) -> Q:
    """What is about the same project as a form, or about its body as a whole, or its former ones."""
    if filing.project_id is not None:
        return Q(filing__project=filing.project_id)
    return Q(organisation__in=_line(filing.organisation)) & _OF_BODY


def unmet_before(filing: Filing) -> QuerySet[Task]:
    """What is not put right yet of the years before a form."""
    found = Task.objects.filter(about(filing), year__lt=filing.year, state__in=UNMET)
    return found.select_related("issued_in").order_by("due", "pk")


def counted(filings: Iterable[Filing], day: datetime.date) -> dict[int, tuple[int, int]]:
    """How many tasks about each form's project or body are unmet, and how many of them overdue."""
    forms = list(filings)
    projects = {each.project_id for each in forms if each.project_id is not None}
    lines = {each.pk: _line(each.organisation) for each in forms if each.project_id is None}
    of_body = Q(organisation__in=set().union(*lines.values())) & _OF_BODY
    found = Task.objects.filter(Q(filing__project__in=projects) | of_body, state__in=UNMET)
    rows = list(found.order_by().values_list("filing__project", "organisation", "state", "due"))
    made = {}
    for form in forms:
        line, project = lines.get(form.pk, set()), form.project_id
        own = [each for each in rows if each[0] == project and (project or each[1] in line)]
        late = sum(state in TO_ANSWER and due < day for _, _, state, due in own)
        made[form.pk] = (len(own), late)
    return made


def _line(organisation: Organisation) -> set[int]:
    """A body with what it was before and what it is by now."""
    return {*line_of(organisation), *(each.pk for each in later(organisation))}
