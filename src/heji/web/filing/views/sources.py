"""A form from a file: read, shown beside the file, taken over when it is confirmed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from heji.documents.failure import UnreadableError
from heji.documents.sniffing import sniff
from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.evidence import storage
from heji.web.evidence.actions import RefuseFile
from heji.web.evidence.preview import page_of
from heji.web.evidence.receiving import Received, received, too_large
from heji.web.evidence.scanning import Infected
from heji.web.evidence.uploading import TOO_LARGE
from heji.web.evidence.views import GUARDS
from heji.web.filing.actions.importing import AddIntake, TakeIntake, read_file
from heji.web.filing.blocks import blocks_of
from heji.web.filing.columns import COLUMNS, show
from heji.web.filing.content import Content, Money, Row, Text, cell, from_data, kind_of
from heji.web.filing.editing import EDITORS, require_editable
from heji.web.filing.keeping import load
from heji.web.filing.kinds import form_kind
from heji.web.filing.models import Filing, Intake
from heji.web.filing.original import pages_of
from heji.web.filing.showing import Marks, shown
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def read(request: HttpRequest, id: int) -> HttpResponse:
    """Reads a file and goes on to the page where it is checked."""
    form = _found(request, id)
    if request.method == "POST":
        try:
            made = _taken_in(request, form)
            return redirect("filing-check", form.pk, made.pk)
        except Refused as refusal:
            messages.error(request, text(refusal.key, language_of(request), **refusal.values))
    return render(request, "filing/import.html", {"filing": form})


def _taken_in(request: HttpRequest, form: Filing) -> Intake:
    # Whoever may not fill the form in is refused before anything is read for them.
    _require(request, form)
    if request.META.get(TOO_LARGE):
        raise too_large(settings.ENVIRONMENT.evidence)
    file, actor = request.FILES.get("file"), actor_of(request)
    if not isinstance(file, UploadedFile):
        raise Refused("filing.file.empty")
    name, content = file.name or "", file.read()
    try:
        with _original(file, content) as received:
            back = read_file(name, content, form)
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


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def check(request: HttpRequest, id: int, intake: int) -> HttpResponse:
    """What was read, beside what the form says now; taken over when it is confirmed."""
    form = _found(request, id)
    kept = _intake(request, form, intake)
    if request.method == "POST":
        carry_out(request, TakeIntake(kept), "filing.imported")
        return redirect("filing", form.pk)
    return render(request, "filing/check.html", _side_by_side(form, kept, language_of(request)))


def _side_by_side(form: Filing, kept: Intake, language: str) -> dict[str, Any]:
    read_content, now = from_data(kept.content), load(form)
    doubts = {name: text(key, language) for name, key in kept.doubts.items()}
    pages, growing = pages_of(kept), blocks_of(form, now).growing
    placed = {each.name for page in pages for each in page.boxes}
    placed |= {each["name"] for table in kept.tables for row in table for each in row}
    instead = _instead(read_content, now, growing)
    marks = Marks(doubts, {}, places=frozenset(placed), instead=instead)
    return {
        "filing": form,
        "intake": kept,
        "read": shown(form, read_content, language, marks=marks),
        "now": shown(form, now, language),
        "has_rows": any(each.name for each in now.tasks)
        or any(each.name for each in now.indicators),
        "replaces": bool(growing),
        "doubts": doubts,
        "told": [{**each, "label": _label(each["column"], language)} for each in kept.told],
        "pages": pages,
    }


def _label(column: str, language: str) -> str:
    """What a column is called, or the key that stands for it."""
    return text(column, language) if column else ""


def _instead(read_content: Content, now: Content, growing: frozenset[str]) -> dict[str, str]:
    """What the form says now where something that was read would replace it."""
    rows = {_key(each): each for each in now.rows()}
    found: dict[str, str] = {}
    for each in read_content.rows():
        row = rows.get(_key(each))
        if row is None or kind_of(each) in growing:
            continue
        for column in COLUMNS[kind_of(each)]:
            was, read_text = show(row, column), show(each, column)
            if was and read_text not in ("", was):
                found[cell(each, column)] = was
    return found


def _key(row: Row) -> tuple[Any, ...]:
    if isinstance(row, Text):
        return (row.role,)
    return (row.measure, row.part) if isinstance(row, Money) else (kind_of(row), row.id)


@require_GET
@open_to(EDITORS)
def page(request: HttpRequest, id: int, intake: int, number: int) -> HttpResponseBase:
    """A page of the original as a picture."""
    kept = _intake(request, _found(request, id), intake)
    picture = None if kept.original is None else page_of(kept.original, number)
    if picture is None:
        raise Http404
    return FileResponse(picture.open("rb"), content_type="image/png", headers=GUARDS)


def _intake(request: HttpRequest, form: Filing, id: int) -> Intake:
    mine = Intake.objects.filter(filing=form, person=actor_of(request).person)
    return get_object_or_404(mine.select_related("original"), pk=id)


def _found(request: HttpRequest, id: int) -> Filing:
    """A form of a kind that is filled in from files."""
    form = found(request, id)
    if form_kind(form.kind).reads is None:
        raise Http404
    return form
