"""The page of advice of a year, its workbook, and deciding."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.web.advice.actions import DecideAdvice
from heji.web.advice.rules import Kind, version_of
from heji.web.advice.selectors import DECIDING, advised, evaluated, in_office, undecided
from heji.web.advice.sheet import export as workbook
from heji.web.advice.showing import Line, line
from heji.web.filing.models import Filing
from heji.web.filing.views.listing import READERS, found
from heji.web.organisations.models import Kind as Body
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import business_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.spreadsheets import download
from heji.web.preparation.views.shared import year_of
from heji.web.rectification.tabs import tab

_PAGE = 20  #: each line evaluates a form
_AT_ONCE = 200  #: forms that are evaluated together for the workbook


@require_GET
@open_to(READERS)
def advice(request: HttpRequest) -> HttpResponse:
    """What the results of a year advise, by department."""
    actor, language = actor_of(request), language_of(request)
    page = Paginator(_wanted(request), _PAGE).get_page(request.GET.get("page"))
    forms = list(page.object_list)
    office = set(in_office(actor).filter(pk__in=[each.pk for each in forms]).values_list("pk"))
    lines = _lines(forms, language)
    values = {
        **tab("advice"),
        "year": _year(request),
        "page": page,
        "lines": [(each, (each.advised.filing.pk,) in office) for each in lines],
        "departments": _departments(request),
        "department": request.GET.get("department", ""),
        "state": request.GET.get("state", ""),
        "rules": version_of(_year(request)),
        "kinds": [each.value for each in Kind],
    }
    return render(request, "advice/advice.html", values)


@require_GET
@open_to(READERS)
def export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook, all of it."""
    language, year = language_of(request), _year(request)
    keys = list(_wanted(request).values_list("pk", flat=True))
    return download(workbook(_all(keys, language), year, language), f"advice-{year}.xlsx")


@require_POST
@open_to(DECIDING)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the advice over, or departs from it."""
    form, given = found(request, id), request.POST
    percent = given.get("percent", "").strip()
    decision = given.get("decision", "")
    is_number = percent.isascii() and percent.isdigit() and len(percent) <= 2
    act = DecideAdvice(
        form,
        decision,
        int(percent) if is_number and decision == Kind.CUT else 0,
        given.get("reason", ""),
    )
    carry_out(request, act, "advice.done")
    return redirect(f"{reverse('advice')}?year={form.year}#form-{form.pk}")


def _all(keys: list[int], language: str) -> Iterator[Line]:
    for start in range(0, len(keys), _AT_ONCE):
        forms = Filing.objects.filter(pk__in=keys[start : start + _AT_ONCE])
        whole = forms.select_related("organisation__parent", "project", "created_by")
        yield from _lines(list(whole), language)


def _lines(forms: list[Filing], language: str) -> list[Line]:
    return [line(each, language) for each in advised(forms, timezone.localdate())]


def _wanted(request: HttpRequest) -> QuerySet[Filing]:
    """The forms of the year and department that were asked for."""
    actor = actor_of(request)
    is_open = request.GET.get("state") == "undecided"
    chosen = undecided(actor) if is_open else evaluated(actor)
    chosen = chosen.filter(year=_year(request)).select_related("organisation__parent")
    department = request.GET.get("department", "")
    if department.isascii() and department.isdigit() and len(department) < 19:
        above = business_of(actor).filter(pk=int(department)).first()
        chosen = chosen.filter(organisation__path__startswith=above.path if above else "-")
    return chosen.select_related("organisation__parent", "project", "created_by")


def _year(request: HttpRequest) -> int:
    """The year that was asked for, or the one that is evaluated this year."""
    return year_of(request) if request.GET.get("year") else timezone.localdate().year - 1


def _departments(request: HttpRequest) -> QuerySet[Organisation]:
    return business_of(actor_of(request)).filter(kind=Body.DEPARTMENT).order_by("path")
