"""Evidence: lists, one piece with its pages, the file itself, attaching and removing."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.acting.role import ADMINISTRATION, EVERYBODY
from heji.web.evidence import preview, storage
from heji.web.evidence.actions import ATTACHING, AttachEvidence, RefuseFile, RemoveEvidence
from heji.web.evidence.models import Evidence
from heji.web.evidence.receiving import received, too_large
from heji.web.evidence.scanning import Infected
from heji.web.evidence.selectors import evidence_of, evidence_seen_by, opens_file
from heji.web.evidence.subjects import Subject, find
from heji.web.evidence.uploading import TOO_LARGE
from heji.web.evidence_settings import MEGABYTE
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of

BUSINESS = EVERYBODY - ADMINISTRATION
_PAGE = 50
_TYPES = {"pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg", "tiff": "image/tiff"}
#: Whatever a file holds, no browser runs it as a page of ours.
GUARDS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


@require_GET
@open_to(BUSINESS)
def pieces(request: HttpRequest) -> HttpResponse:
    """The evidence of the own part of the tree, newest first."""
    found = evidence_seen_by(actor_of(request)).filter(removed_at=None)
    name = request.GET.get("name", "").strip()
    if name:
        found = found.filter(name__contains=name)
    shown = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    return render(request, "evidence/list.html", {"page": shown, "name": name})


@require_http_methods(["GET", "POST"])
@open_to(BUSINESS)
def of_subject(request: HttpRequest, subject_type: str, subject_id: str) -> HttpResponse:
    """The evidence of one thing, and attaching more to it."""
    actor = actor_of(request)
    subject = find(actor, subject_type, subject_id)
    if subject is None:
        raise Http404
    if request.method == "POST":
        _attach_all(request, subject)
        return redirect(request.path)
    limits = settings.ENVIRONMENT.evidence
    context = {
        "subject": subject,
        "pieces": list(evidence_of(actor, subject_type, subject_id)),
        "may_attach": subject.is_open and actor.has(ATTACHING),
        "megabytes": limits.file_bytes // MEGABYTE,
        "formats": ", ".join(sorted(limits.formats)),
    }
    return render(request, "evidence/of_subject.html", context)


@require_GET
@open_to(BUSINESS)
def piece(request: HttpRequest, id: int) -> HttpResponse:
    """One piece: what it is, who attached it, its pages."""
    actor, found = actor_of(request), _piece(request, id)
    is_openable = opens_file(actor, found)
    pages = preview.pages_of(found.file) if is_openable else 0
    is_own = found.attached_in_id == actor.organisation.pk and actor.has(ATTACHING)
    context = {
        "piece": found,
        "subject": find(actor, found.subject_type, found.subject_id),
        "is_openable": is_openable,
        "pages": range(1, (pages or 0) + 1),
        "is_unconfined": pages is None,
        "most": preview.MOST_PAGES,
        "may_remove": is_own and found.removed_at is None,
    }
    return render(request, "evidence/piece.html", context)


@require_GET
@open_to(BUSINESS)
def file(request: HttpRequest, id: int) -> HttpResponseBase:
    """The file itself, always to be saved and never shown in the page."""
    found = _openable(request, id)
    content = storage.path_of(found.file.sha256)
    if not content.is_file():
        raise Http404
    kind = _TYPES.get(found.file.form, "application/octet-stream")
    return FileResponse(
        content.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=kind,
        headers=GUARDS,
    )


@require_GET
@open_to(BUSINESS)
def page(request: HttpRequest, id: int, number: int) -> HttpResponseBase:
    """A page as a picture."""
    picture = preview.page_of(_openable(request, id).file, number)
    if picture is None:
        raise Http404
    return FileResponse(picture.open("rb"), content_type="image/png", headers=GUARDS)


@require_POST
@open_to(ATTACHING)
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a piece away, with the reason."""
    found = _piece(request, id)
    carry_out(request, RemoveEvidence(found, request.POST.get("reason", "")), "evidence.removed")
    return redirect("evidence-piece", id=id)


def _piece(request: HttpRequest, id: int) -> Evidence:
    return get_object_or_404(evidence_seen_by(actor_of(request)), pk=id)


def _openable(request: HttpRequest, id: int) -> Evidence:
    found = _piece(request, id)
    if not opens_file(actor_of(request), found):
        raise Http404
    return found


def _attach_all(request: HttpRequest, subject: Subject) -> None:
    """Attaches each file of a form; one that is refused does not hold up the others."""
    uploads = cast("list[UploadedFile[Any]]", request.FILES.getlist("file"))
    language = language_of(request)
    if request.META.get(TOO_LARGE):
        refusal = too_large(settings.ENVIRONMENT.evidence)
        messages.error(request, text(refusal.key, language, **refusal.values))
    elif not uploads:
        messages.error(request, text("evidence.no-file", language))
    for upload in uploads:
        _attach(request, subject, upload)


def _attach(request: HttpRequest, subject: Subject, upload: UploadedFile[Any]) -> None:
    actor, language, name = actor_of(request), language_of(request), upload.name or ""
    limits, folder = settings.ENVIRONMENT.evidence, storage.folder()
    try:
        if not actor.has(ATTACHING):
            raise Refused("evidence.not-attaching")
        # Scanned before the act begins: an act holds the database, and a scanner may take long.
        with received(upload, limits, folder) as waiting:
            perform(AttachEvidence(waiting, subject.type, subject.id), actor)
    except Refused as refusal:
        if isinstance(refusal, Infected):
            said = str(refusal.values["said"])
            perform(RefuseFile(name, said, subject.organisation), actor)
        reason = text(refusal.key, language, **{"name": name, **refusal.values})
        messages.error(request, text("evidence.refused", language, name=name, reason=reason))
        return
    messages.success(request, text("evidence.attached", language, name=name))
