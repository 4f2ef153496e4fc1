"""Signed versions of a self-evaluation: adding one, and what came of reading it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from heji.language import text
from heji.web.acting.action import Refused, perform
from heji.web.evidence import storage
from heji.web.evidence.actions import RefuseFile
from heji.web.evidence.receiving import received, too_large
from heji.web.evidence.scanning import Infected
from heji.web.evidence.uploading import TOO_LARGE
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.filing.views.listing import READERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.self_evaluations.actions.signing import AddSignedVersion, require_signing
from heji.web.self_evaluations.models import Paper
from heji.web.self_evaluations.signed.examining import examine
from heji.web.self_evaluations.signed.selectors import signed_versions
from heji.web.self_evaluations.signed.telling import facts_now, told_version
from heji.web.self_evaluations.views.printing import found_evaluation


@require_POST
@open_to(EDITORS)
def add(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the signed form, the signed report, or both."""
    filing, language = found_evaluation(request, id), language_of(request)
    require_signing(actor_of(request), filing)
    given = [(paper, request.FILES.get(paper)) for paper in Paper.values]
    uploads = [(paper, file) for paper, file in given if isinstance(file, UploadedFile)]
    try:
        if request.META.get(TOO_LARGE):
            raise too_large(settings.ENVIRONMENT.evidence)
        if not uploads:
            raise Refused("filing.file.empty")
        for paper, file in uploads:
            _add(request, filing, paper, file)
    except Refused as refusal:
        messages.error(request, text(refusal.key, language, **refusal.values))
    return redirect("print-self-evaluation", filing.pk)


def _add(request: HttpRequest, filing: Filing, paper: str, file: UploadedFile[Any]) -> None:
    actor, limits = actor_of(request), settings.ENVIRONMENT.evidence
    name = file.name or ""
    try:
        with received(file, limits, storage.folder()) as waiting:
            examined = examine(filing, paper, waiting.name, waiting.path.read_bytes())
            perform(AddSignedVersion(filing, examined, waiting), actor)
    except Infected as refusal:
        perform(RefuseFile(name, str(refusal.values["said"]), filing.organisation), actor)
        raise
    done = text("self-evaluation.signed.added", language_of(request), name=name)
    messages.success(request, done)


@require_GET
@open_to(READERS)
def one(request: HttpRequest, id: int, version: int) -> HttpResponse:
    """One signed version with everything that does not agree."""
    filing = found_evaluation(request, id)
    kept = get_object_or_404(signed_versions(filing), pk=version)
    said = facts_now(actor_of(request), filing) if kept.facts else {}
    told = told_version(kept, said, language_of(request))
    return render(request, "self_evaluations/signed.html", {"filing": filing, "told": told})
