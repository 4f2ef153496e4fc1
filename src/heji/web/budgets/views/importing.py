"""Importing an export: upload, columns, preview with the problems of each row, confirmation.

Nothing is kept between the steps on the server: the rows travel through the pages, signed, and are
held against the budgets again when they are confirmed.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.budgets.actions.importing import (
    ImportBudgets,
    SaveMapping,
    changes,
    require_readable,
    secrets_changed,
)
from heji.web.budgets.actions.lines import MONTHS
from heji.web.budgets.actions.requiring import ENTERING
from heji.web.budgets.checking import Checked, Reading, Result, State, checked
from heji.web.budgets.columns import COLUMNS, bare, suggested
from heji.web.budgets.forms import ReadingForm, UploadForm
from heji.web.budgets.models import AmountUnit, ColumnMapping, FundLevel, Origin, YearClosing
from heji.web.budgets.selectors.mappings import fitting
from heji.web.budgets.table import Export, export_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.previews import sealed, unsealed
from heji.web.preparation.views.shared import year_of

_TABLE, _READ = "heji.budgets.table", "heji.budgets.read"
_SHOWN = 200  #: rows of a list in the preview
_EXAMPLES = 3  #: rows shown below the headings


@require_http_methods(["GET", "POST"])
@open_to(ENTERING)
def upload(request: HttpRequest) -> HttpResponse:
    """Takes a file and goes on to its columns."""
    language = language_of(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*given, initial={"year": year_of(request)}, language=language)
    if form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        content = file.read()
        try:
            export = export_of(content, file.name)
        except Refused as refused:
            form.add_error("file", text(refused.key, language, **refused.values))
        else:
            digest = hashlib.sha256(content).hexdigest()
            return _columns_page(request, export, year, file.name, digest)
    status = 422 if form.errors else 200
    return render(request, "budgets/import.html", {"form": form}, status=status)


@require_POST
@open_to(ENTERING)
def columns(request: HttpRequest) -> HttpResponse:
    """Takes the choice of columns and shows what importing would do."""
    language = language_of(request)
    try:
        headings, rows, unit, secret, year, file, digest = unsealed(request, _TABLE)
    except BadSignature:
        return _expired(request)
    export = _export(headings, rows, unit, secret)
    form = ReadingForm(request.POST, language=language)
    chosen = tuple(
        each if each in COLUMNS else ""
        for each in (request.POST.get(f"column.{n}", "") for n in range(len(headings)))
    )
    if form.is_valid():
        reading = _reading(form.cleaned_data, year, chosen)
        try:
            require_readable(reading)
            _save(request, form.cleaned_data, export, chosen)
        except Refused as refused:
            form.add_error(None, text(refused.key, language, **refused.values))
        if form.is_valid():
            return _preview_page(request, export, reading, file, digest)
    return _columns_page(request, export, year, file, digest, form, chosen)


@require_POST
@open_to(ENTERING)
def confirm(request: HttpRequest) -> HttpResponse:
    """Imports what the preview showed."""
    try:
        table, read, file, digest = unsealed(request, _READ)
    except BadSignature:
        return _expired(request)
    day = datetime.date.fromisoformat(read[4]) if read[4] else None
    reading = Reading(read[0], tuple(read[1]), read[2], read[3], day, *read[5:])
    reason = request.POST.get("reason", "")[:400]
    act = ImportBudgets(_export(*table), reading, file, digest, reason)
    count = carry_out(request, act, "budget.import.done")
    if count is None:
        return redirect("budget-import")
    return redirect(f"{reverse('budgets')}?year={reading.year}")


def _columns_page(
    request: HttpRequest,
    export: Export,
    year: int,
    file: str,
    digest: str,
    form: ReadingForm | None = None,
    chosen: Sequence[str] | None = None,
) -> HttpResponse:
    """The headings with the columns they seem to be; by a saved mapping where one fits."""
    language = language_of(request)
    saved = fitting(actor_of(request), export.headings) if chosen is None else None
    if chosen is None:
        chosen = suggested(export.headings, saved.columns if saved else None)
        # Rows that the file itself calls secret do not travel on.
        export = export.without_secrets(tuple(chosen))
    if form is None:
        form = ReadingForm(initial=_first(export, saved, year), language=language)
    content = {
        "form": form,
        "year": year,
        "file": file,
        "saved": saved,
        "columns": COLUMNS,
        "headings": [
            (n, heading, chosen[n], [cells[n] for _, cells in export.rows[:_EXAMPLES]])
            for n, heading in enumerate(export.headings)
        ],
        "signed": sealed(request, _TABLE, [*_packed(export), year, file, digest]),
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/columns.html", content, status=status)


def _first(export: Export, saved: ColumnMapping | None, year: int) -> dict[str, Any]:
    return {
        "unit": export.unit or (saved.unit if saved else AmountUnit.YUAN),
        "through_month": MONTHS[-1],
        "level": FundLevel.OWN_LEVEL,
        "origin": Origin.CURRENT,
        "mapping_name": saved.name if saved else "",
    }


def _preview_page(
    request: HttpRequest, export: Export, reading: Reading, file: str, digest: str
) -> HttpResponse:
    actor, language = actor_of(request), language_of(request)
    export = export.without_secrets(reading.columns)
    found = checked(export, reading, actor)
    day = reading.decided_on.isoformat() if reading.decided_on else ""
    read = [
        reading.year,
        list(reading.columns),
        reading.unit,
        reading.through_month,
        day,
        reading.document,
        reading.source,
        reading.level,
        reading.origin,
    ]
    content = {
        **_groups(found, language),
        "file": file,
        "year": reading.year,
        "is_closed": YearClosing.objects.filter(year=reading.year).exists(),
        "count": len(changes(found)),
        "secrets": secrets_changed(found, actor, reading.year),
        "secret_unknown": found.secret_unknown,
        "signed": sealed(request, _READ, [_packed(export), read, file, digest]),
    }
    return render(request, "budgets/preview.html", content)


def _groups(found: Result, language: str) -> dict[str, Any]:
    """The rows by what would become of them; problems first, each with its sentence."""
    groups: dict[State, list[Checked]] = {state: [] for state in State}
    for each in found.rows:
        groups[each.state].append(each)
    return {
        "problems": [
            (each, text(each.problem, language, **_said(each.values, language)))
            for each in groups[State.PROBLEM]
        ],
        "notes": [
            (each, text(each.key, language, **_said(each.values, language))) for each in found.notes
        ],
        "changed": groups[State.CHANGED][:_SHOWN],
        "changed_count": len(groups[State.CHANGED]),
        "new": groups[State.NEW][:_SHOWN],
        "new_count": len(groups[State.NEW]),
        "unchanged_count": len(groups[State.UNCHANGED]),
    }


def _said(values: Any, language: str) -> dict[str, object]:
    """The values of a sentence, a column by its name."""
    named = dict(values)
    if "column" in named:
        named["column"] = text(f"budget.column.{named['column']}", language)
    return named


def _reading(given: dict[str, Any], year: int, chosen: tuple[str, ...]) -> Reading:
    return Reading(
        year,
        chosen,
        given["unit"],
        int(given["through_month"]),
        given["decided_on"],
        given["document"].strip(),
        given["source"],
        given["level"],
        given["origin"],
    )


def _save(
    request: HttpRequest, given: dict[str, Any], export: Export, chosen: Sequence[str]
) -> None:
    """Keeps the columns under the name that was given, where they are not kept so already."""
    name = given["mapping_name"].strip()
    found = {
        bare(heading): column
        for heading, column in zip(export.headings, chosen, strict=True)
        if column
    }
    actor = actor_of(request)
    there = ColumnMapping.objects.filter(
        organisation=actor.organisation, name=name, columns=found, unit=given["unit"]
    )
    if name and not there.exists():
        perform(SaveMapping(name, found, AmountUnit(given["unit"])), actor)


def _packed(export: Export) -> list[Any]:
    rows = [[number, list(cells)] for number, cells in export.rows]
    return [list(export.headings), rows, export.unit, [list(each) for each in export.secret]]


def _export(headings: Any, rows: Any, unit: str, secret: Any) -> Export:
    return Export(
        tuple(headings),
        tuple((number, tuple(cells)) for number, cells in rows),
        unit,
        tuple((body, count) for body, count in secret),
    )


def _expired(request: HttpRequest) -> HttpResponse:
    messages.error(request, text("organisation.preview-expired", language_of(request)))
    return redirect("budget-import")
