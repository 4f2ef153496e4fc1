"""Reads declarations, always through what the caller may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.acting.role import UNIT
from heji.web.declarations.blocks import blocks
from heji.web.declarations.content import Content, from_data
from heji.web.declarations.editing import is_own
from heji.web.declarations.forming import Formed, Heading, formed
from heji.web.declarations.keeping import load
from heji.web.declarations.models import (
    EDITABLE,
    Declaration,
    IndicatorRow,
    Level,
    Project,
    Revision,
    SetAside,
    State,
)
from heji.web.declarations.rules import Case, Earlier
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import former
from heji.web.preparation.selectors.conditions import Condition, unmet

_EARLIER_YEARS = 3
_FORM_LANGUAGE = "zh"  #: an official form is in Chinese, whatever the page's language
_APPROVED = (State.APPROVED, State.ADJUSTING, State.PUBLISHED)


def declarations(actor: Actor) -> QuerySet[Declaration]:
    """The declarations that an actor may see: those above see a form once it was submitted."""
    found = Declaration.objects.filter(organisation__in=business_of(actor))
    if not actor.has(UNIT):
        found = found.filter(Q(revision__gt=0) | Q(organisation=actor.organisation))
    return found.select_related("organisation", "project", "created_by")


def whole(keys: Iterable[int]) -> list[Declaration]:
    """The declarations with these keys, which an actor was found to see, in the same order."""
    order = list(keys)
    found = Declaration.objects.select_related("organisation", "project").in_bulk(order)
    return [found[key] for key in order if key in found]


def declaration(actor: Actor, id: int) -> Declaration:
    """One declaration.

    Raises:
        Declaration.DoesNotExist: there is none, or the actor may not see it.
    """
    return declarations(actor).select_related("organisation__parent").get(pk=id)


def projects(actor: Actor) -> QuerySet[Project]:
    """The projects of the actor's part of the tree."""
    found = Project.objects.filter(organisation__in=business_of(actor))
    return found.select_related("organisation", "parent")


def line_of(organisation: Organisation) -> list[int]:
    """Ids of a body and of all that it came from, itself first: their projects are its projects."""
    return [organisation.pk, *(each.pk for each in former(organisation))]


def own_projects(actor: Actor) -> QuerySet[Project]:
    """The projects of the actor's body, those of the bodies that it succeeded included."""
    return projects(actor).filter(organisation__in=line_of(actor.organisation))


def programmes_above(actor: Actor) -> QuerySet[Project]:
    """The programmes below which a project of the actor's body can stand."""
    above = [int(each) for each in actor.organisation.path.split("/") if each]
    bodies = Organisation.objects.filter(pk__in=above)
    line = [id for body in bodies for id in line_of(body)]
    return Project.objects.filter(organisation__in=line, level=Level.PROGRAMME)


def content_for(actor: Actor, declaration: Declaration) -> Content:
    """What an actor sees of a form: those above see the last submission while it is changed."""
    if is_own(actor, declaration) or declaration.state not in EDITABLE:
        return load(declaration)
    last = last_revision(declaration)
    return from_data(last.content) if last is not None else Content()


def last_revision(declaration: Declaration) -> Revision | None:
    """The last submission."""
    return declaration.revisions.order_by("-number").first()


def approved_revision(declaration: Declaration) -> Revision | None:
    """The last submission that was approved."""
    found = declaration.revisions.filter(approved_at__isnull=False)
    return found.order_by("-number").first()


def earlier(declaration: Declaration) -> tuple[Earlier, ...]:
    """The indicators that were approved for the same body or project in the years before.

    What was approved for a body that this one succeeded counts as well.
    """
    revisions = (
        Revision.objects.filter(declaration__in=_before(declaration), approved_at__isnull=False)
        .select_related("declaration__organisation")
        .order_by("-declaration__year", "declaration__organisation__name", "-number")
    )
    latest: dict[int, Revision] = {}
    for each in revisions:
        latest.setdefault(each.declaration_id, each)
    return tuple(
        Earlier(each.declaration.year, row, _former_name(declaration, each.declaration))
        for each in latest.values()
        for row in from_data(each.content).indicators
    )


def _before(declaration: Declaration) -> QuerySet[Declaration]:
    """The forms of the years before of the same body or project, under whatever name it had."""
    line, project = line_of(declaration.organisation), declaration.project
    same = Q(project__isnull=True, organisation__in=line)
    if project is not None:
        # A body that was renamed may have entered its project anew.
        anew = Q(project__code=project.code, project__name=project.name)
        same = Q(project=project) | (anew & Q(project__organisation__in=line))
    return Declaration.objects.filter(
        same,
        year__lt=declaration.year,
        year__gte=declaration.year - _EARLIER_YEARS,
        state__in=_APPROVED,
    )


def _former_name(declaration: Declaration, before: Declaration) -> str:
    """What the body was called, where that was another one."""
    is_same = before.organisation_id == declaration.organisation_id
    return "" if is_same else before.organisation.name


def heading(declaration: Declaration) -> Heading:
    """Whose form it is, as it prints it."""
    body, project = declaration.organisation, declaration.project
    above = body.parent if body.kind == Kind.UNIT else body
    return Heading(
        layout=declaration.layout,
        organisation=body.name,
        year=declaration.year,
        project=project.name if project else "",
        project_code=project.code if project else "",
        department=above.name if above else body.name,
    )


def labels(scope: str, language: str = _FORM_LANGUAGE) -> dict[str, str]:
    """What a form of a scope prints for its texts, measures and parts."""
    found = blocks(scope)
    roles = (*found.texts, *_HEADING_ROLES)
    named = {role: text(f"declaration.role.{role}", language) for role in roles}
    named |= {each: text(f"declaration.measure.{each}", language) for each in found.measures}
    parts = {f"part.{each}": text(f"declaration.part.{each}", language) for each in found.parts}
    # The title is filled in when the form is made; its placeholders stay.
    title = text("declaration.form-title", language, year="{year}", name="{name}")
    return {**named, **parts, "title": title}


_HEADING_ROLES = ("project_name", "project_code", "department", "unit")


def formed_of(declaration: Declaration, content: Content) -> Formed:
    """The core's form of a content of a declaration."""
    return formed(content, heading(declaration), labels(declaration.scope))


def case(declaration: Declaration, content: Content) -> Case:
    """What the audit of a form needs to know."""
    taken = IndicatorRow.objects.filter(declaration=declaration, source__isnull=False)
    names = taken.values_list("pk", F("source__declaration__project__name"))
    return Case(
        id="d1",
        scope=declaration.scope,
        content=content,
        formed=formed_of(declaration, content),
        earlier=earlier(declaration),
        projects={row: name for row, name in names if name},
        wanting=condition(declaration, content),
    )


def condition(declaration: Declaration, content: Content) -> Condition | None:
    """What a declaration lacks to enter the budget; the whole period's amount counts, if any."""
    if declaration.state in (State.APPROVED, State.PUBLISHED, State.VOID):
        return None
    asked = content.amount("whole_period_budget", "total")
    amount = content.amount("budget", "total") if asked is None else asked
    return unmet(declaration.project, declaration.year, amount)


def set_aside(actor: Actor, declaration: Declaration) -> QuerySet[SetAside]:
    """What the actor typed and the form did not take."""
    return declaration.set_aside.filter(person=actor.person)


def project_indicators(actor: Actor, declaration: Declaration) -> QuerySet[IndicatorRow]:
    """The indicators of the projects below a body, from which its own form is composed."""
    return (
        IndicatorRow.objects.filter(
            declaration__in=declarations_below(actor, declaration),
        )
        .exclude(name="")
        .select_related("declaration__project", "declaration__organisation")
        .order_by("declaration__organisation__path", "declaration__project__code", "position")
    )


def declarations_below(actor: Actor, declaration: Declaration) -> QuerySet[Declaration]:
    """The project forms of the same year of a body and of those below it."""
    return (
        declarations(actor)
        .filter(
            year=declaration.year,
            project__isnull=False,
            organisation__path__startswith=declaration.organisation.path,
        )
        .exclude(state=State.VOID)
        .exclude(pk=declaration.pk)
    )
