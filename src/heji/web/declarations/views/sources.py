"""Where a form's content can come from: the forms of projects, and files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.documents.failure import UnreadableError
from heji.documents.sniffing import sniff
from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.declarations.actions.bulk import AddMany, obstacles
from heji.web.declarations.actions.composing import TakeFromProjects
from heji.web.declarations.actions.importing import AddIntake, TakeIntake, read_file
from heji.web.declarations.kind import DECLARATION
from heji.web.declarations.original import pages_of
from heji.web.declarations.sheet import empty_sheet, sketches
from heji.web.evidence import storage
from heji.web.evidence.actions import RefuseFile
from heji.web.evidence.preview import page_of
from heji.web.evidence.receiving import Received, received, too_large
from heji.web.evidence.scanning import Infected
from heji.web.evidence.uploading import TOO_LARGE
from heji.web.evidence.views import GUARDS
from heji.web.filing import selectors
from heji.web.filing.columns import show
from heji.web.filing.content import Content, Money, Text, cell, from_data, kind_of
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.keeping import load
from heji.web.filing.models import Filing, IndicatorRow, Intake
from heji.web.filing.showing import Marks, shown
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


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def read(request: HttpRequest, id: int) -> HttpResponse:
    """Reads a file and goes on to the page where it is checked."""
    form = found(request, id)
    if request.method == "POST":
        try:
            made = _taken_in(request, form)
            return redirect("declaration-check", form.pk, made.pk)
        except Refused as refusal:
            messages.error(request, text(refusal.key, language_of(request), **refusal.values))
    return render(request, "declarations/import.html", {"filing": form})


def _taken_in(request: HttpRequest, form: Filing) -> Intake:
    # Whoever may not fill the form in is refused before anything is read for them.
    _require(request, form)
    if request.META.get(TOO_LARGE):
        raise too_large(settings.ENVIRONMENT.evidence)
    file, actor = request.FILES.get("file"), actor_of(request)
    if not isinstance(file, UploadedFile):
        raise Refused("declaration.file.empty")
    name, content = file.name or "", file.read()
    try:
        with _original(file, content) as received:
            back = read_file(name, content, form.scope)
            digest = hashlib.sha256(content).hexdigest()
            return perform(AddIntake(form, name, digest, back, received), actor)
    except Infected as refusal:
        perform(RefuseFile(name, str(refusal.values["said"]), form.organisation), actor)
        raise


@contextmanager
def _original(file: UploadedFile[Any], content: bytes) -> Iterator[Received | None]:
    """The file to be kept; None of a format that is no evidence: it is read all the same."""
    limits = settings.ENVIRONMENT.evidence
    try:
        is_evidence = sniff(content, file.name or "") in limits.formats
    except UnreadableError:
        is_evidence = False  # reading it says what is wrong
    if not is_evidence:
        yield None
        return
    with received(file, limits, storage.folder()) as waiting:
        yield waiting


def _require(request: HttpRequest, form: Filing) -> None:
    with transaction.atomic():
        require_editable(actor_of(request), form)


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


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def check(request: HttpRequest, id: int, intake: int) -> HttpResponse:
    """What was read, beside what the form says now; taken over when it is confirmed."""
    form = found(request, id)
    kept = _intake(request, form, intake)
    if request.method == "POST":
        carry_out(request, TakeIntake(kept), "declaration.imported")
        return redirect("filing", form.pk)
    language, read_content, now = language_of(request), from_data(kept.content), load(form)
    doubts = {name: text(key, language) for name, key in kept.doubts.items()}
    pages = pages_of(kept)
    placed = {each.name for page in pages for each in page.boxes}
    placed |= {each["name"] for table in kept.tables for row in table for each in row}
    marks = Marks(doubts, {}, places=frozenset(placed), instead=_instead(read_content, now))
    values = {
        "filing": form,
        "intake": kept,
        "read": shown(form, read_content, language, marks=marks),
        "now": shown(form, now, language),
        "has_rows": any(each.name for each in now.tasks)
        or any(each.name for each in now.indicators),
        "doubts": doubts,
        "pages": pages,
    }
    return render(request, "declarations/check.html", values)


def _instead(read_content: Content, now: Content) -> dict[str, str]:
    """What the form says now where a text or amount that was read would replace it."""
    said = {_key(each): show(each, _COLUMN[kind_of(each)]) for each in _fixed(now)}
    found: dict[str, str] = {}
    for each in _fixed(read_content):
        column = _COLUMN[kind_of(each)]
        was = said.get(_key(each), "")
        if was and show(each, column) not in ("", was):
            found[cell(each, column)] = was
    return found


def _fixed(content: Content) -> Iterator[Text | Money]:
    yield from content.texts
    yield from content.money


_COLUMN = {"text": "text", "money": "amount"}


def _key(row: Text | Money) -> tuple[str, ...]:
    return (row.role,) if isinstance(row, Text) else (row.measure, row.part)


@require_GET
@open_to(EDITORS)
def page(request: HttpRequest, id: int, intake: int, number: int) -> HttpResponseBase:
    """A page of the original as a picture."""
    kept = _intake(request, found(request, id), intake)
    picture = None if kept.original is None else page_of(kept.original, number)
    if picture is None:
        raise Http404
    return FileResponse(picture.open("rb"), content_type="image/png", headers=GUARDS)


def _intake(request: HttpRequest, form: Filing, id: int) -> Intake:
    mine = Intake.objects.filter(filing=form, person=actor_of(request).person)
    return get_object_or_404(mine.select_related("original"), pk=id)
