"""The queue, the page of one review, and the acts of those who fill in and those who review."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET, require_POST

from heji.language import text
from heji.web.acting.action import Action, Refused, perform
from heji.web.acting.role import FINANCE
from heji.web.answers.selectors import with_answers
from heji.web.filing import selectors as filings
from heji.web.filing.editing import EDITORS
from heji.web.filing.findings import findings
from heji.web.filing.models import Filing
from heji.web.filing.showing import Marks, labels_of
from heji.web.filing.views.editor import drawn, layout_name
from heji.web.filing.views.listing import found as filing_of
from heji.web.filing.views.suggesting import notes_of
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.reviews import experts, selectors
from heji.web.reviews.actions.consulting import Consult, Revoke, TakeOver
from heji.web.reviews.actions.correcting import CorrectScore, TakeScoreBack
from heji.web.reviews.actions.deciding import (
    AddComment,
    Approve,
    Reassign,
    Return,
    is_last,
    marks_for,
)
from heji.web.reviews.actions.recording import CorrectRecording, Record
from heji.web.reviews.actions.submitting import AbandonAdjustment, Adjust, Submit, Withdraw
from heji.web.reviews.charge import fellows
from heji.web.reviews.models import Comment, Recording, Review
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.scores import compared

_PAGE = 50
_MOST_AT_ONCE = 200
_LONGEST_ID = 18


@require_GET
@open_to(REVIEWERS)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for the person, the most urgent first."""
    page = Paginator(selectors.queue(actor_of(request)), _PAGE).get_page(request.GET.get("page"))
    # One of each region, year and kind: all bodies of a region have the same steps.
    kinds = {
        (each.filing.organisation.region_code, each.filing.year, each.filing.kind): each
        for each in page
    }
    concluding = [each for each in kinds.values() if is_last(each)]
    marks = dict.fromkeys(mark for each in concluding for mark in marks_for(each).passing)
    values = {"page": page, "today": timezone.localdate(), "conclusions": list(marks)}
    return render(request, "reviews/queue.html", values)


@require_POST
@open_to(REVIEWERS)
def batch(request: HttpRequest) -> HttpResponse:
    """Approves several forms, each by an act of its own; says which were refused and why."""
    chosen = [int(each) for each in request.POST.getlist("review") if each.isdecimal()]
    actor, language, done = actor_of(request), language_of(request), 0
    for each in selectors.queue(actor).filter(pk__in=chosen[:_MOST_AT_ONCE]):
        act = Approve(each, request.POST.get("reason", ""), request.POST.get("conclusion", ""))
        try:
            perform(act, actor)
            done += 1
        except Refused as refusal:
            reason = text(refusal.key, language, **refusal.values)
            said = text("review.batch-refused", language, name=each.filing, reason=reason)
            messages.error(request, said)
    key = "review.batch-done" if chosen else "review.batch-none"
    messages.info(request, text(key, language, count=done))
    return redirect("reviews")


@require_GET
@open_to(REVIEWERS)
def review(request: HttpRequest, id: int) -> HttpResponse:
    """One submission: the form with what changed, comments at cells, the buttons."""
    found = _review(request, id)
    actor, language = actor_of(request), language_of(request)
    form = found.filing
    content = selectors.submitted(form, found.revision)
    changes = selectors.changes_since(form, found.revision)
    waits = selectors.is_waiting_for(actor, found)
    asks = waits and actor.has(experts.ASKING)
    case = filings.case(form, content)
    drawn_form = drawn(
        form,
        content,
        language,
        _marks(found, changes),
        is_editable=False,
        notes=notes_of(request, form, content),
        known=case.known,
    )
    labels = labels_of(drawn_form)
    found_there = with_answers(form, findings(case, language), language)
    values = {
        "review": found,
        "filing": form,
        "form_name": layout_name(form, language),
        "shown": drawn_form,
        "changes": [(labels.get(each.cell, each.row), each) for each in changes],
        "findings": found_there,
        "compared": compared(form, found.revision, found_there, case),
        "waits": waits,
        "comments": list(selectors.comments(form, found.revision)),
        "rounds": list(selectors.rounds(form)),
        "marks": marks_for(found) if waits and is_last(found) else None,
        "wanting": case.wanting,
        "colleagues": fellows(actor, found) if waits else (),
        "experts": experts.experts(actor) if asks else (),
        "asked": experts.asked(actor, found),
        "assigned": {each.person_id for each in found.assignments.all()},
    }
    return render(request, "reviews/review.html", values)


def _review(request: HttpRequest, id: int) -> Review:
    try:
        return selectors.review(actor_of(request), id)
    except Review.DoesNotExist as error:
        raise Http404 from error


def _marks(review: Review, changes: Any) -> Marks:
    comments: dict[str, list[Comment]] = {}
    for each in selectors.comments(review.filing, review.revision):
        comments.setdefault(each.cell, []).append(each)
    content = selectors.submitted(review.filing, review.revision - 1)
    known = {f"{type(row).__name__.lower()}.{row.id}" for row in content.rows()}
    changed = {each.cell.rpartition(".")[0] for each in changes}
    return Marks(
        {each.cell: each.before for each in changes},
        {cell: tuple(each) for cell, each in comments.items()},
        frozenset(changed - known),
    )


@require_POST
@open_to(REVIEWERS)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Approves, returns, comments on, or hands over one review."""
    found, given = _review(request, id), request.POST
    reason = given.get("reason", "")
    acts: dict[str, tuple[Callable[[], Action[Any]], str]] = {
        "approve": (
            lambda: Approve(found, reason, given.get("conclusion", "")),
            "review.approved-done",
        ),
        "return": (
            lambda: Return(found, reason, given.get("conclusion", "")),
            "review.returned-done",
        ),
        "comment": (
            lambda: AddComment(
                found, given.get("text", ""), given.get("cell", ""), given.get("label", "")
            ),
            "review.comment-done",
        ),
        "reassign": (lambda: Reassign(found, _people(request, found)), "review.reassigned"),
        "correct": (
            lambda: CorrectScore(found, _row_of(given), given.get("score", ""), reason),
            "review.score-corrected",
        ),
        "take-back": (
            lambda: TakeScoreBack(found, _row_of(given), reason),
            "review.score-taken-back",
        ),
    }
    chosen = given.get("act", "")
    act, done = acts.get(chosen, acts["comment"])
    result = carry_out(request, act(), done)
    leaves = chosen in ("approve", "return") and result is not None
    return redirect("reviews") if leaves else redirect("review", found.pk)


@require_POST
@open_to(experts.ASKING)
def consult(request: HttpRequest, id: int) -> HttpResponse:
    """Asks experts about one review, takes it back, or takes over what one of them said."""
    found, given = _review(request, id), request.POST
    asked = {str(each.pk): each for each in experts.asked(actor_of(request), found)}
    if given.get("act") == "revoke" and given.get("consultation") in asked:
        act = Revoke(asked[given["consultation"]], given.get("reason", ""))
        carry_out(request, act, "review.revoked-done")
    elif given.get("act") == "take-over":
        said = (comment for each in asked.values() for comment in each.comments.all())
        for comment in said:
            if str(comment.pk) == given.get("comment"):
                carry_out(request, TakeOver(comment), "review.comment-done")
    else:
        _consult(request, found)
    return redirect("review", found.pk)


def _consult(request: HttpRequest, review: Review) -> None:
    until, purpose = _day(request.POST.get("until", "")), request.POST.get("purpose", "")
    chosen = set(request.POST.getlist("expert"))
    people = [each for each in experts.experts(actor_of(request)) if str(each.pk) in chosen]
    if until is None or not people:
        messages.error(request, text("review.no-expert-chosen", language_of(request)))
        return
    for each in people:
        carry_out(request, Consult(review, each, purpose, until), "review.consulted-done")


def _people(request: HttpRequest, review: Review) -> tuple[Any, ...]:
    chosen = set(request.POST.getlist("person"))
    colleagues = fellows(actor_of(request), review)
    return tuple(each for each in colleagues if str(each.pk) in chosen)


@require_POST
@open_to(EDITORS)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Submits, withdraws, adjusts, or gives an adjustment up."""
    form = filing_of(request, id)
    reason = request.POST.get("reason", "")
    acts: dict[str, tuple[Action[Any], str]] = {
        "submit": (Submit(form), "review.submitted-done"),
        "withdraw": (Withdraw(form), "review.withdrawn-done"),
        "adjust": (Adjust(form, reason), "review.adjusted-done"),
        "abandon": (AbandonAdjustment(form), "review.abandoned-done"),
    }
    chosen = acts.get(request.POST.get("act", ""))
    if chosen is not None:
        carry_out(request, *chosen)
    return redirect("filing", form.pk)


@require_POST
@open_to(FINANCE)
def record(request: HttpRequest, id: int) -> HttpResponse:
    """Records deliberation by congress, or the budget that was granted; corrects what was."""
    form: Filing = filing_of(request, id)
    on = _day(request.POST.get("on", ""))
    what = request.POST.get("what", "")
    document = request.POST.get("document", "")
    there = {str(each.pk): each for each in form.recordings.all()}
    if on is not None and (wrong := there.get(request.POST.get("corrects", ""))):
        carry_out(request, CorrectRecording(wrong, on, document), "review.recorded-done")
    elif on is not None and what in Recording.What.values:
        made = Record(form, Recording.What(what), on, document)
        carry_out(request, made, "review.recorded-done")
    return redirect("filing", form.pk)


def _row_of(given: QueryDict) -> int:
    """The row that is meant; 0 of what is none."""
    row = given.get("row", "")
    return int(row) if row.isascii() and row.isdecimal() and len(row) <= _LONGEST_ID else 0


def _day(given: str) -> datetime.date | None:
    try:
        return parse_date(given)
    except ValueError:
        return None
