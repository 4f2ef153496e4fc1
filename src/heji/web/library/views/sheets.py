"""Excel: the export, the template, and importing with a preview before anything is written.

Nothing is kept between the steps on the server: the rows travel through the preview, signed, and
are held against the library again when they are confirmed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import astuple

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Refused
from heji.web.library import selectors
from heji.web.library.actions import PROPOSING, ImportEntries
from heji.web.library.checking import Checked, State, checked_rows
from heji.web.library.forms import UploadForm
from heji.web.library.sheet import Row, export, rows_of, template
from heji.web.library.views.searching import READERS, wanted_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.previews import sealed, unsealed
from heji.web.pages.spreadsheets import download

_FILE = "indicators.xlsx"
_SALT = "heji.library.import"


@require_GET
@open_to(READERS)
def exported(request: HttpRequest) -> HttpResponse:
    """The entries that were looked for as a spreadsheet."""
    found = selectors.found(selectors.in_force(actor_of(request)), wanted_of(request))
    return download(export(found, language_of(request)), _FILE)


@require_GET
@open_to(PROPOSING)
def empty_template(request: HttpRequest) -> HttpResponse:
    """The spreadsheet to fill in."""
    return download(template(language_of(request)), _FILE)


@require_http_methods(["GET", "POST"])
@open_to(PROPOSING)
def upload(request: HttpRequest) -> HttpResponse:
    """Takes a spreadsheet and shows what importing it would do."""
    language = language_of(request)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*given, language=language)
    if form.is_valid():
        file, reason = form.cleaned_data["file"], form.cleaned_data["reason"]
        content = file.read()
        try:
            rows = rows_of(content, file.name)
        except Refused as refused:
            form.add_error("file", text(refused.key, language, **refused.values))
        else:
            digest = hashlib.sha256(content).hexdigest()
            return _previewed(request, ImportEntries(rows, reason, file.name, digest))
    status = 422 if form.errors else 200
    return render(request, "library/import.html", {"form": form}, status=status)


@require_POST
@open_to(PROPOSING)
def confirm(request: HttpRequest) -> HttpResponse:
    """Proposes what the preview showed."""
    try:
        act = _asked(request)
    except BadSignature:
        messages.error(request, text("library.preview-expired", language_of(request)))
        return redirect("library-import")
    count = carry_out(request, act, "library.imported")
    return redirect("library-import" if count is None else "library-proposals")


def _previewed(request: HttpRequest, act: ImportEntries) -> HttpResponse:
    language = language_of(request)
    found = checked_rows(act.rows, actor_of(request))
    by_state = {state: [each for each in found if each.state is state] for state in State}
    good = by_state[State.NEW] + by_state[State.CHANGED]
    content = {
        "file": act.file,
        "problems": [(each.row, each.reason(language)) for each in by_state[State.PROBLEM]],
        "good": good,
        "counts": {state.value: len(each) for state, each in by_state.items()},
        "signed": _signed(request, act, good),
    }
    return render(request, "library/preview.html", content)


def _signed(request: HttpRequest, act: ImportEntries, good: Sequence[Checked]) -> str:
    rows = [astuple(each.row) for each in good]
    return sealed(request, _SALT, [rows, act.reason, act.file, act.sha256])


def _asked(request: HttpRequest) -> ImportEntries:
    rows, *said = unsealed(request, _SALT)
    return ImportEntries(tuple(Row(*each) for each in rows), *said)
