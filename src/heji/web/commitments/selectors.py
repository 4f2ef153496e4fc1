"""Reads commitments and what is proposed as one, always through what the caller may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heji.web.acting.actor import Actor
from heji.web.acting.role import FINANCE, UNIT, Role
from heji.web.commitments.judging import Judged, judged
from heji.web.commitments.models import Commitment, State
from heji.web.commitments.reading import Proposal, proposals
from heji.web.filing.content import Content, from_data
from heji.web.filing.models import Filing, Revision
from heji.web.filing.models import State as Form
from heji.web.filing.selectors import approved_revision, filings
from heji.web.organisations.models import Organisation
from heji.web.organisations.selectors import later, line_of
from heji.web.reviews.charge import answered_for

KIND = "self_evaluation"
#: States of a form whose words are believed.
APPROVED = (Form.APPROVED, Form.ADJUSTING, Form.PUBLISHED)
OVERSEEING = FINANCE | {Role.DEPARTMENT_REVIEWER}
#: Who confirms: those who promised, and those above them. These alone drop a proposal.
CONFIRMING = UNIT | OVERSEEING


@dataclass(frozen=True, slots=True)
class Open:
    """A form with the proposals on which nobody has decided."""

    filing: Filing
    proposals: tuple[Proposal, ...]


def commitments(actor: Actor) -> QuerySet[Commitment]:
    """What was decided on the forms that an actor may see."""
    found = Commitment.objects.filter(filing__in=filings(actor).values("pk"))
    return found.select_related("filing__organisation", "filing__project", "decided_by")


def evaluated(actor: Actor) -> QuerySet[Filing]:
    """The approved self-evaluations of which an actor can confirm commitments."""
    if not actor.has(CONFIRMING):
        return Filing.objects.none()
    found = filings(actor).filter(kind=KIND, state__in=APPROVED)
    return found.filter(answered_for(actor, "organisation"))


def proposed(filing: Filing) -> tuple[Proposal, ...]:
    """What the approved version of a form seems to promise."""
    revision = approved_revision(filing)
    return () if revision is None else proposals(filing, from_data(revision.content))


def still_open(forms: Iterable[Filing]) -> list[Open]:
    """The forms with proposals that nobody has confirmed or dropped."""
    found = list(forms)
    decided = set(
        Commitment.objects.filter(filing__in=found).values_list("filing", "cell", "start")
    )
    made = []
    for form in found:
        left = [each for each in proposed(form) if (form.pk, each.cell, each.start) not in decided]
        if left:
            made.append(Open(form, tuple(left)))
    return made


def about(filing: Filing) -> QuerySet[Commitment]:
    """What was promised in earlier years of the project of a form, or of its body."""
    same = Q(filing__project=filing.project_id)
    if filing.project_id is None:
        line = [*line_of(filing.organisation), *(each.pk for each in later(filing.organisation))]
        same = Q(filing__project__isnull=True, filing__organisation__in=line)
    found = Commitment.objects.filter(same, state=State.TRACKED, filing__year__lt=filing.year)
    return found.select_related("filing__organisation", "filing__project")


def verdicts(found: Iterable[Commitment]) -> list[tuple[Commitment, Judged, Filing | None]]:
    """Each commitment with its verdict, and the form whose result it rests on."""
    listed = list(found)
    forms = _results({each.year for each in listed}, listed)
    contents = _contents(form for form in forms.values())
    made = []
    for each in listed:
        form = forms.get((_subject(each.filing), each.year))
        content = None if form is None else contents.get(form.pk)
        made.append((each, judged(each, content), form))
    return made


def _subject(filing: Filing) -> tuple[str, int]:
    if filing.project_id is not None:
        return "project", filing.project_id
    return "body", _last(filing.organisation)


def _last(organisation: Organisation) -> int:
    """What a body is by now."""
    after = later(organisation)
    return after[-1].pk if after else organisation.pk


def _results(
    years: set[int], found: Iterable[Commitment]
) -> Mapping[tuple[tuple[str, int], int], Filing]:
    """The approved self-evaluations of the same projects and bodies in the years that answer."""
    projects = {each.filing.project_id for each in found if each.filing.project_id is not None}
    bodies = {each.filing.organisation for each in found if each.filing.project_id is None}
    line = {id for body in bodies for id in (*line_of(body), *(one.pk for one in later(body)))}
    same = Q(project__in=projects) | Q(project__isnull=True, organisation__in=line)
    forms = Filing.objects.filter(same, kind=KIND, year__in=years, state__in=APPROVED)
    return {(_subject(each), each.year): each for each in forms.select_related("organisation")}


def _contents(forms: Iterable[Filing]) -> Mapping[int, Content]:
    """Each form as it was approved last."""
    found = Revision.objects.filter(
        filing__in=[each.pk for each in forms], approved_at__isnull=False
    )
    return {
        id: from_data(content)
        for id, content in found.order_by("number").values_list("filing", "content")
    }
