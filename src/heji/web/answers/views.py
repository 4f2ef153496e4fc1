"""The findings on a form with what is said to each."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from heji.audit.answers import AnswerStatus
from heji.web.answers import selectors
from heji.web.answers.actions import AnswerFinding, OverruleAnswer
from heji.web.answers.models import Answer
from heji.web.filing.editing import EDITORS
from heji.web.filing.findings import findings
from heji.web.filing.selectors import case, content_for
from heji.web.filing.views.editor import is_editable_by
from heji.web.filing.views.listing import READERS, found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.selectors import is_waiting_for, open_review


@require_GET
@open_to(READERS)
def answers(request: HttpRequest, id: int) -> HttpResponse:
    """Every finding, its answers, and what may be said to it."""
    form, actor = found(request, id), actor_of(request)
    told = findings(case(form, content_for(actor, form)), language_of(request))
    known, review = selectors.answers(form), open_review(form)
    values = {
        "filing": form,
        "here": reverse("filings", args=(form.kind,)),
        "told": [(each, known.get(each.key)) for each in told],
        "may_answer": is_editable_by(actor, form),
        "may_overrule": review is not None and is_waiting_for(actor, review),
        "statuses": tuple(AnswerStatus),
    }
    return render(request, "answers/answers.html", values)


@require_POST
@open_to(EDITORS)
def give(request: HttpRequest, id: int) -> HttpResponse:
    """Answers one finding."""
    form = found(request, id)
    given = (request.POST.get(name, "") for name in ("finding", "status", "reason"))
    carry_out(request, AnswerFinding(form, *given), "answer.given")
    return redirect("answers", form.pk)


@require_POST
@open_to(REVIEWERS)
def overrule(request: HttpRequest, id: int) -> HttpResponse:
    """Does not let an answer stand."""
    form = found(request, id)
    key = request.POST.get("answer", "")
    answer = Answer.objects.filter(filing=form, pk=int(key) if key.isdecimal() else 0).first()
    if answer is None:
        raise Http404
    carry_out(request, OverruleAnswer(answer, request.POST.get("reason", "")), "answer.overruling")
    return redirect("answers", form.pk)
