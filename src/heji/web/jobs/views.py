"""Jobs: the list, one with its progress and results, the acts on it, its files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from heji.web.evidence import storage
from heji.web.evidence.views import GUARDS
from heji.web.filing.kinds import form_kinds
from heji.web.filing.views.listing import READERS, listed
from heji.web.jobs import selectors
from heji.web.jobs.actions import CancelJob, GoOnWithJob, PauseJob, StartJob
from heji.web.jobs.kinds.registry import JobKind, job_kind, job_kinds
from heji.web.jobs.models import ENDED, ItemState, Job
from heji.web.jobs.sheet import result_list
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.pages.spreadsheets import download

_PAGE = 100
_ACTS = {"pause": PauseJob, "go-on": GoOnWithJob, "cancel": CancelJob}


@require_GET
@open_to(READERS)
def jobs(request: HttpRequest) -> HttpResponse:
    """The own jobs and the night's runs."""
    actor = actor_of(request)
    page = Paginator(selectors.jobs(actor), _PAGE).get_page(request.GET.get("page"))
    found = selectors.progress_of(actor, list(page.object_list))
    rows = [(each, found[each.pk]) for each in page.object_list]
    everything = [each for each in job_kinds() if each.is_of_everything and actor.has(each.roles)]
    return render(request, "jobs/jobs.html", {"page": page, "rows": rows, "offers": everything})


@require_POST
@open_to(READERS)
def start(request: HttpRequest) -> HttpResponse:
    """Starts a job of the forms that were chosen in a list, or of the whole list."""
    asked = request.POST
    kind = _kind(asked.get("job", ""))
    format = asked.get("format", "") if kind.formats else ""
    wanted = StartJob(kind, _chosen(request, kind), format, language_of(request))
    made = carry_out(request, wanted, "jobs.started")
    if made is not None:
        return redirect("job", made.pk)
    if kind.is_of_everything or asked.get("of") not in form_kinds():
        return redirect("jobs")
    query = urlencode({name: asked.get(name, "") for name in ("year", "state")})
    return redirect(f"{reverse('filings', args=(asked['of'],))}?{query}")


@require_GET
@open_to(READERS)
def job(request: HttpRequest, id: int) -> HttpResponse:
    """One job: how far it is, and what became of each form."""
    found = _job(request, id)
    values = _values(request, found)
    wanted = request.GET.get("state", "")
    items = selectors.items(actor_of(request), found)
    shown = items.filter(state=wanted) if wanted in ItemState.values else items
    related = shown.select_related("filing__organisation", "filing__project")
    page = Paginator(related.prefetch_related("files"), _PAGE).get_page(request.GET.get("page"))
    far = values["progress"]
    states = (
        (ItemState.FAILED, far.failed),
        (ItemState.DONE, far.done),
        (ItemState.WAITING, far.left),
    )
    shown_values = {**values, "page": page, "state": wanted, "states": states}
    return render(request, "jobs/job.html", shown_values)


@require_GET
@open_to(READERS)
def progress(request: HttpRequest, id: int) -> HttpResponse:
    """How far a job is, as a part of its page."""
    return render(request, "jobs/progress.html", _values(request, _job(request, id)))


@require_POST
@open_to(READERS)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Pauses a job, goes on with it or cancels it."""
    found, name = _job(request, id), request.POST.get("act", "")
    if name not in _ACTS:
        raise Http404
    carry_out(request, _ACTS[name](found), f"jobs.said.{name}")
    return redirect("job", found.pk)


@require_GET
@open_to(READERS)
def sheet(request: HttpRequest, id: int) -> HttpResponse:
    """The result list as a workbook."""
    found = _job(request, id)
    items = selectors.items(actor_of(request), found).filter(filing__isnull=False)
    return download(result_list(items, language_of(request)), f"job-{found.pk}.xlsx")


@require_GET
@open_to(READERS)
def file(request: HttpRequest, id: int) -> HttpResponseBase:
    """A file that a job made, for who asked for it."""
    found = get_object_or_404(selectors.files(actor_of(request)), pk=id)
    content = storage.path_of(found.file.sha256)
    if not content.is_file():
        raise Http404
    return FileResponse(
        content.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
        headers=GUARDS,
    )


def _values(request: HttpRequest, found: Job) -> dict[str, Any]:
    actor = actor_of(request)
    items = selectors.items(actor, found)
    return {
        "job": found,
        "progress": selectors.progress(items),
        "is_own": found.person_id is not None,
        "has_ended": found.state in ENDED,
        "closing": items.filter(filing=None).prefetch_related("files").first(),
    }


def _job(request: HttpRequest, id: int) -> Job:
    return get_object_or_404(selectors.jobs(actor_of(request)), pk=id)


def _kind(name: str) -> JobKind:
    try:
        return job_kind(name)
    except KeyError as error:
        raise Http404 from error


def _chosen(request: HttpRequest, kind: JobKind) -> frozenset[int]:
    """The keys that were ticked; or all of the list with which it is worth trying."""
    asked = request.POST
    if not asked.get("all"):
        return frozenset(int(each) for each in asked.getlist("filing") if each.isdecimal())
    of = (asked.get(name, "") for name in ("of", "year", "state"))
    found = kind.items(actor_of(request), listed(actor_of(request), *of))
    return frozenset(found.values_list("pk", flat=True))
