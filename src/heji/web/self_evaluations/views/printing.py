"""The official form and the report of a self-evaluation as files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from heji.language import text
from heji.web.evidence_settings import MEGABYTE
from heji.web.filing.editing import EDITORS, is_own
from heji.web.filing.models import Filing, State
from heji.web.filing.papers import NotMade
from heji.web.filing.selectors import content_for, formed_of
from heji.web.filing.views.listing import READERS, found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.self_evaluations.actions.beginning import KIND
from heji.web.self_evaluations.papers import PAPERS
from heji.web.self_evaluations.signed.telling import told_versions

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES: Mapping[str, str] = {
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
}
_UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class File:
    """What can be downloaded."""

    name: str  #: `form` or `report`
    format: str
    words: str  #: key of its name


FILES = tuple(File(paper.name, format, paper.words) for paper in PAPERS for format in paper.formats)


@require_GET
@open_to(READERS)
def choose(request: HttpRequest, id: int) -> HttpResponse:
    """What can be downloaded of a self-evaluation."""
    return _page(request, found_evaluation(request, id))


@require_GET
@open_to(READERS)
def file(request: HttpRequest, id: int, name: str, format: str) -> HttpResponse:
    """One file; the page with the reason where what was written does not read back equal."""
    filing = found_evaluation(request, id)
    paper = next((each for each in PAPERS if each.name == name), None)
    if paper is None or format not in paper.formats:
        raise Http404
    form = formed_of(filing, content_for(actor_of(request), filing)).form
    try:
        content = paper.make(form, format).data
    except NotMade as error:
        reason = text(error.key, language_of(request), names=error.names)
        return _page(request, filing, reason)
    attached = f'attachment; filename="{name}-{filing.year}-{filing.pk}.{format}"'
    headers = {"Content-Disposition": attached}
    return HttpResponse(content, content_type=_TYPES[format], headers=headers)


def _page(request: HttpRequest, filing: Filing, trouble: str = "") -> HttpResponse:
    actor, limits = actor_of(request), settings.ENVIRONMENT.evidence
    values = {
        "filing": filing,
        "files": FILES,
        "trouble": trouble,
        "signed": list(told_versions(actor, filing, language_of(request))),
        "may_add": actor.has(EDITORS) and is_own(actor, filing) and filing.state != State.VOID,
        "megabytes": limits.file_bytes // MEGABYTE,
        "formats": ", ".join(sorted(limits.formats)),
    }
    status = _UNPROCESSABLE if trouble else 200
    return render(request, "self_evaluations/print.html", values, status=status)


def found_evaluation(request: HttpRequest, id: int) -> Filing:
    """A self-evaluation that the actor may see."""
    filing = found(request, id)
    if filing.kind != KIND:
        raise Http404
    return filing
