"""What an expert was given: the list, one thing of it, and what they say to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.web.acting.action import Action
from heji.web.filing import selectors as filings
from heji.web.filing.findings import findings
from heji.web.filing.showing import Marks
from heji.web.filing.views.editor import drawn, layout_name
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.reviews import experts, selectors
from heji.web.reviews.actions.advising import Advise, AdviseAtCell, DeclareInterest
from heji.web.reviews.experts import EXPERTS
from heji.web.reviews.marks import marks_of
from heji.web.reviews.models import Comment, Consultation, Decision, Interest


@require_GET
@open_to(EXPERTS)
def given(request: HttpRequest) -> HttpResponse:
    """What the expert was given, what waits for them first."""
    found = list(experts.given(actor_of(request)))
    return render(request, "reviews/given.html", {"given": found, "today": timezone.localdate()})


@require_GET
@open_to(EXPERTS)
def one(request: HttpRequest, id: int) -> HttpResponse:
    """One submission: first the question of interest, then the form."""
    found = _found(request, id)
    form = found.review.filing
    is_open = found.review.decision == Decision.OPEN
    values: dict[str, Any] = {"given": found, "filing": form, "is_open": is_open}
    if found.interest == Interest.NONE:
        values |= _opened(request, found, is_open=is_open)
    return render(request, "reviews/given_one.html", values)


def _opened(request: HttpRequest, found: Consultation, *, is_open: bool) -> dict[str, Any]:
    """The form as it was submitted, with what the expert said at its cells."""
    form, language = found.review.filing, language_of(request)
    content = selectors.submitted(form, found.review.revision)
    said = list(experts.own_comments(found))
    at: dict[str, list[Comment]] = {}
    for each in said:
        at.setdefault(each.cell, []).append(each)
    marks = Marks({}, {cell: tuple(each) for cell, each in at.items()})
    case = filings.case(form, content)
    return {
        "form_name": layout_name(form, language),
        "shown": drawn(form, content, language, marks, is_editable=False, known=case.known),
        "findings": findings(case, language),
        "said": said,
        "marks": marks_of(form.organisation, form.year).all,
        "evidence": experts.evidence(actor_of(request), found),
        "waits": is_open,
    }


@require_POST
@open_to(EXPERTS)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Declares the interest, comments at a cell, or advises a conclusion."""
    found, given = _found(request, id), request.POST
    words = given.get("text", "")
    acts: dict[str, tuple[Callable[[], Action[Any]], str]] = {
        "free": (lambda: DeclareInterest(found, is_tied=False), "review.interest-done"),
        "tied": (lambda: DeclareInterest(found, is_tied=True, said=words), "review.tied-done"),
        "comment": (
            lambda: AdviseAtCell(found, words, given.get("cell", ""), given.get("label", "")),
            "review.comment-done",
        ),
        "advise": (lambda: Advise(found, given.get("mark", ""), words), "review.advised-done"),
    }
    chosen = acts.get(given.get("act", ""))
    if chosen is not None:
        carry_out(request, chosen[0](), chosen[1])
    return redirect("given-one", found.pk)


def _found(request: HttpRequest, id: int) -> Consultation:
    try:
        return experts.consultation(actor_of(request), id)
    except Consultation.DoesNotExist as error:
        raise Http404 from error
