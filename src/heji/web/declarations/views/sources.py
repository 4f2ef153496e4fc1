"""Where a form's content can come from: the forms of projects, and files."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.declarations.actions.bulk import AddMany, obstacles
from heji.web.declarations.actions.composing import TakeFromProjects
from heji.web.declarations.kind import DECLARATION
from heji.web.declarations.sheet import empty_sheet, sketches
from heji.web.filing import selectors
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import IndicatorRow
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.spreadsheets import download

_PAGE = 200


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def compose(request: HttpRequest, id: int) -> HttpResponse:
    """Chooses indicators and projects for a body's own form."""
    form, actor = found(request, id), actor_of(request)
    if request.method == "POST":
        rows = frozenset(int(each) for each in request.POST.getlist("row") if each.isdecimal())
        forms = frozenset(int(each) for each in request.POST.getlist("form") if each.isdecimal())
        carry_out(request, TakeFromProjects(form, rows, forms), "declaration.composed")
        return redirect("filing", form.pk)
    own = IndicatorRow.objects.filter(filing=form, source__isnull=False)
    listed = Paginator(selectors.project_indicators(actor, form), _PAGE)
    values = {
        "filing": form,
        "page": listed.get_page(request.GET.get("page")),
        "taken": set(own.values_list("source", flat=True)),
    }
    return render(request, "declarations/compose.html", values)


@require_GET
@open_to(EDITORS)
def bulk_sheet(request: HttpRequest) -> HttpResponse:
    """The empty spreadsheet for many projects."""
    return download(empty_sheet(language_of(request)), "declarations.xlsx")


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def bulk(request: HttpRequest) -> HttpResponse:
    """Many projects from a spreadsheet: all are taken, or what is wrong is listed row by row."""
    actor, language = actor_of(request), language_of(request)
    values: dict[str, object] = {"year": timezone.localdate().year + 1, "problems": ()}
    file = request.FILES.get("file")
    if request.method == "POST" and file is not None:
        wanted = request.POST.get("year", "")
        year = int(wanted) if wanted.isdecimal() else 0
        values["year"] = wanted
        try:
            found_ones, problems = sketches(file.read(), file.name or "")
            problems = (*problems, *obstacles(actor, year, found_ones))
            if not problems:
                perform(AddMany(year, found_ones, file.name or ""), actor)
                done = text("declaration.sheet.done", language, count=len(found_ones))
                messages.success(request, done)
                return redirect("filings", DECLARATION.name)
            values["problems"] = [
                (
                    each.row,
                    text(f"declaration.sheet.{each.column}", language) if each.column else "",
                    text(each.key, language, **each.values),
                )
                for each in sorted(problems, key=lambda each: each.row)
            ]
        except Refused as refusal:
            messages.error(request, text(refusal.key, language, **refusal.values))
    return render(request, "declarations/bulk.html", values)
