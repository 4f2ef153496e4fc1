"""Reads declarations, always through what the caller may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import F, Q, QuerySet

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.acting.role import UNIT
from heji.web.filing.blocks import blocks
from heji.web.filing.case import Case, Earlier
from heji.web.filing.content import Content, from_data
from heji.web.filing.editing import EDITORS, is_own
from heji.web.filing.forming import Formed, Heading, formed
from heji.web.filing.keeping import Record, content_of, records_of, versions_in
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import EDITABLE, Filing, IndicatorRow, Revision, SetAside, State
from heji.web.organisations.models import Kind
from heji.web.organisations.scope import business_of
from heji.web.organisations.selectors import line_of
from heji.web.preparation.selectors.conditions import Condition, unmet

_EARLIER_YEARS = 3
_FORM_LANGUAGE = "zh"  #: an official form is in Chinese, whatever the page's language
_APPROVED = (State.APPROVED, State.ADJUSTING, State.PUBLISHED)


def filings(actor: Actor) -> QuerySet[Filing]:
    """The declarations that an actor may see: those above see a form once it was submitted."""
    found = Filing.objects.filter(organisation__in=business_of(actor))
    if not actor.has(UNIT):
        found = found.filter(Q(revision__gt=0) | Q(organisation=actor.organisation))
    return found.select_related("organisation", "project", "created_by")


def whole(keys: Iterable[int]) -> list[Filing]:
    """The declarations with these keys, which an actor was found to see, in the same order."""
    order = list(keys)
    found = Filing.objects.select_related("organisation", "project").in_bulk(order)
    return [found[key] for key in order if key in found]


def filing(actor: Actor, id: int) -> Filing:
    """One filing.

    Raises:
        Filing.DoesNotExist: there is none, or the actor may not see it.
    """
    return filings(actor).select_related("organisation__parent").get(pk=id)


def content_for(actor: Actor, filing: Filing) -> Content:
    """What an actor sees of a form: those above see the last submission while it is changed."""
    if is_own(actor, filing) or filing.state not in EDITABLE:
        return present(filing)
    last = last_revision(filing)
    return from_data(last.content) if last is not None else Content()


def present(filing: Filing) -> Content:
    """What a form says now; as long as it is filled in, with what it takes over from elsewhere."""
    return present_of(filing, records_of(filing))


def present_of(filing: Filing, records: Mapping[str, Iterable[Record]]) -> Content:
    """The same, of rows that were read already."""
    content = content_of(records)
    return form_kind(filing.kind).taken(filing, content) if filing.is_editable else content


def versioned_for(actor: Actor, filing: Filing) -> tuple[Content, dict[str, int]]:
    """What an actor sees of a form, and the versions of its rows by 「kind.id」: read together."""
    records = records_of(filing)
    if is_own(actor, filing) or filing.state not in EDITABLE:
        return present_of(filing, records), versions_in(records)
    return content_for(actor, filing), versions_in(records)


def last_revision(filing: Filing) -> Revision | None:
    """The last submission."""
    return filing.revisions.order_by("-number").first()


def approved_revision(filing: Filing) -> Revision | None:
    """The last submission that was approved."""
    found = filing.revisions.filter(approved_at__isnull=False)
    return found.order_by("-number").first()


def earlier(filing: Filing) -> tuple[Earlier, ...]:
    """The indicators that were approved for the same body or project in the years before.

    What was approved for a body that this one succeeded counts as well.
    """
    revisions = (
        Revision.objects.filter(filing__in=_before(filing), approved_at__isnull=False)
        .select_related("filing__organisation")
        .order_by("-filing__year", "filing__organisation__name", "-number")
    )
    latest: dict[int, Revision] = {}
    for each in revisions:
        latest.setdefault(each.filing_id, each)
    return tuple(
        Earlier(each.filing.year, row, _former_name(filing, each.filing))
        for each in latest.values()
        for row in from_data(each.content).indicators
    )


def _before(filing: Filing) -> QuerySet[Filing]:
    """The forms of the years before of the same body or project, under whatever name it had."""
    line, project = line_of(filing.organisation), filing.project
    same = Q(project__isnull=True, organisation__in=line)
    if project is not None:
        # A body that was renamed may have entered its project anew.
        anew = Q(project__code=project.code, project__name=project.name)
        same = Q(project=project) | (anew & Q(project__organisation__in=line))
    return Filing.objects.filter(
        same,
        kind=filing.kind,
        year__lt=filing.year,
        year__gte=filing.year - _EARLIER_YEARS,
        state__in=_APPROVED,
    )


def _former_name(filing: Filing, before: Filing) -> str:
    """What the body was called, where that was another one."""
    is_same = before.organisation_id == filing.organisation_id
    return "" if is_same else before.organisation.name


def heading(filing: Filing) -> Heading:
    """Whose form it is, as it prints it."""
    body, project = filing.organisation, filing.project
    above = body.parent if body.kind == Kind.UNIT else body
    return Heading(
        kind=filing.kind,
        scope=filing.scope,
        layout=filing.layout,
        organisation=body.name,
        year=filing.year,
        project=project.name if project else "",
        project_code=project.code if project else "",
        department=above.name if above else body.name,
    )


def labels(kind: str, scope: str, language: str = _FORM_LANGUAGE, month: int = 0) -> dict[str, str]:
    """What a form of a kind and scope, through a month, prints for texts, measures and parts."""
    found = blocks(kind, scope)
    roles = (*found.texts, *_HEADING_ROLES)
    named = {role: text(f"filing.role.{role}", language) for role in roles}
    named |= {
        each: text(f"filing.measure.{each}", language, month=month) for each in found.measures
    }
    parts = {
        f"part.{each}": text(f"filing.part.{each}", language)
        for each in (*found.parts, *found.printed_parts)
    }
    # The title is filled in when the form is made; its placeholders stay.
    title = text("filing.form-title", language, year="{year}", name="{name}")
    whole = {
        "total_score": text("filing.column.form.total", language),
    }
    return {**named, **parts, **whole, "title": title}


_HEADING_ROLES = ("project_name", "project_code", "department", "unit")


def formed_of(filing: Filing, content: Content, known: object = None) -> Formed:
    """The core's form of a content of a filing, with the cells that nobody types.

    Args:
        filing: whose form it is.
        content: what it says.
        known: what `FormKind.known` said of them, where it was asked already.
    """
    kind = form_kind(filing.kind)
    computed = kind.computed(filing, content, _FORM_LANGUAGE, known, explains=False)
    texts = {name: each.text for name, each in computed.items()}
    names = labels(filing.kind, filing.scope, month=filing.month)
    return formed(content, heading(filing), names, texts)


def case(filing: Filing, content: Content) -> Case:
    """What the audit of a form needs to know."""
    known = form_kind(filing.kind).known(filing, content)
    return Case(
        id="d1",
        kind=filing.kind,
        scope=filing.scope,
        content=content,
        formed=formed_of(filing, content, known),
        earlier=earlier(filing),
        projects=projects_of_rows(filing),
        month=filing.month,
        wanting=condition(filing, content),
        known=known,
    )


def projects_of_rows(filing: Filing) -> dict[int, str]:
    """The project of each row that was composed from a project's form of the same kind."""
    taken = IndicatorRow.objects.filter(filing=filing, source__filing__kind=filing.kind)
    names = taken.values_list("pk", F("source__filing__project__name"))
    return {row: name for row, name in names if name}


def condition(filing: Filing, content: Content) -> Condition | None:
    """What a filing lacks to enter the budget; the whole period's amount counts, if any."""
    is_over = filing.state in (State.APPROVED, State.PUBLISHED, State.VOID)
    if is_over or not form_kind(filing.kind).enters_budget:
        return None
    asked = content.amount("whole_period_budget", "total")
    amount = content.amount("budget", "total") if asked is None else asked
    return unmet(filing.project, filing.year, amount)


def set_aside(actor: Actor, filing: Filing) -> QuerySet[SetAside]:
    """What the actor typed and the form did not take."""
    return filing.set_aside.filter(person=actor.person)


def project_indicators(actor: Actor, filing: Filing) -> QuerySet[IndicatorRow]:
    """The indicators of the projects below a body, from which its own form is composed."""
    return (
        IndicatorRow.objects.filter(
            filing__in=filings_below(actor, filing),
        )
        .exclude(name="")
        .select_related("filing__project", "filing__organisation")
        .order_by("filing__organisation__path", "filing__project__code", "position")
    )


def filings_below(actor: Actor, filing: Filing) -> QuerySet[Filing]:
    """The project forms of the same year of a body and of those below it."""
    return (
        filings(actor)
        .filter(
            kind=filing.kind,
            year=filing.year,
            project__isnull=False,
            organisation__path__startswith=filing.organisation.path,
        )
        .exclude(state=State.VOID)
        .exclude(pk=filing.pk)
    )


def of_whom(actor: Actor) -> Q:
    """Whose forms and projects are the actor's work.

    The own body's and those of its former ones for who fills in; all below for who reviews.
    """
    if actor.has(EDITORS):
        return Q(organisation__in=line_of(actor.organisation))
    return Q(organisation__in=business_of(actor).values("pk"))
