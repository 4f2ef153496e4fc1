"""Importing organisations: upload, preview with the problems of each row, confirmation.

Nothing is kept between the steps on the server: the rows travel through the preview, signed, and
are held against the tree again when they are confirmed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Refused
from heji.web.acting.role import KEEPERS
from heji.web.organisations.actions import ImportOrganisations
from heji.web.organisations.checking import Checked, State, checked
from heji.web.organisations.forms import UploadForm
from heji.web.organisations.sheet import Row, rows_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.previews import sealed, unsealed

_SALT = "heji.organisations.import"
_SHOWN = 200  #: rows of the preview


@require_http_methods(["GET", "POST"])
@open_to(KEEPERS)
def upload(request: HttpRequest) -> HttpResponse:
    """Takes a spreadsheet and shows what importing it would do."""
    language = language_of(request)
    first = {"valid_from": timezone.localdate().year}
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*given, initial=first, language=language)
    if form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["valid_from"]
        content = file.read()
        try:
            rows = rows_of(content, file.name)
        except Refused as refused:
            form.add_error("file", text(refused.key, language, **refused.values))
        else:
            digest = hashlib.sha256(content).hexdigest()
            signed = _signed(request, ImportOrganisations(rows, year, file.name, digest))
            found = checked(rows, actor_of(request), year)
            preview = {**_preview(found, language), "signed": signed, "file": file.name}
            return render(request, "organisations/preview.html", preview)
    status = 422 if form.errors else 200
    return render(request, "organisations/import.html", {"form": form}, status=status)


@require_POST
@open_to(KEEPERS)
def confirm(request: HttpRequest) -> HttpResponse:
    """Imports what the preview showed."""
    try:
        act = _asked(request)
    except BadSignature:
        messages.error(request, text("organisation.preview-expired", language_of(request)))
        return redirect("organisations-import")
    count = carry_out(request, act, "organisation.imported")
    return redirect("organisations-import" if count is None else "organisations")


def _preview(found: Sequence[Checked], language: str) -> dict[str, Any]:
    """The rows by what would become of them; problems first, each with its sentence."""
    groups = {state: [each for each in found if each.state is state] for state in State}
    problems = [
        (each.row, text(each.problem, language, **each.values)) for each in groups[State.PROBLEM]
    ]
    return {
        "problems": problems,
        "new": groups[State.NEW][:_SHOWN],
        "new_count": len(groups[State.NEW]),
        "hidden_count": max(0, len(groups[State.NEW]) - _SHOWN),
        "unchanged_count": len(groups[State.UNCHANGED]),
    }


def _signed(request: HttpRequest, act: ImportOrganisations) -> str:
    rows = [astuple(each) for each in act.rows]
    return sealed(request, _SALT, [rows, act.year, act.file, act.sha256])


def _asked(request: HttpRequest) -> ImportOrganisations:
    rows, year, file, digest = unsealed(request, _SALT)
    return ImportOrganisations(tuple(Row(*each) for each in rows), year, file, digest)
