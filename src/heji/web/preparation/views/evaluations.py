"""Ex-ante evaluations: list, scoring, conclusion, report."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.audit_log.selectors import history_of
from heji.web.calendar.selectors import viewed_region
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of
from heji.web.preparation.actions import evaluations as actions
from heji.web.preparation.actions.requiring import BUREAU, CONCLUDING, EVALUATING, READING
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.forms import (
    AdjustmentForm,
    ConclusionForm,
    EvaluationForm,
    RuleForm,
    ScoresForm,
    scores_initial,
)
from heji.web.preparation.models import Conclusion, Evaluation, EvaluationState, SubjectKind
from heji.web.preparation.money import in_fen
from heji.web.preparation.selectors import evaluations as selectors
from heji.web.preparation.selectors.bodies import projects
from heji.web.preparation.views.shared import (
    body_of,
    choosing,
    chosen_body,
    found,
    page,
    year_of,
)

_FORM = require_http_methods(["GET", "POST"])


@require_GET
@open_to(READING)
def evaluations(request: HttpRequest) -> HttpResponse:
    """The evaluations of a body and those below it, and new projects that lack one."""
    actor, body, year = actor_of(request), body_of(request), year_of(request)
    shown, lacking = [], []
    if body is not None:
        own = selectors.evaluations(actor).filter(
            year=year, organisation__path__startswith=body.path
        )
        shown = [(each, selectors.state_of(each)) for each in own]
        lacking = selectors.lacking(actor, body, year)
    content = {
        **choosing(request, "evaluations"),
        "rows": shown,
        "lacking": [each for each, asked in lacking if asked is not None],
        "unknown": [each for each, asked in lacking if asked is None],
        "rule": None if body is None else selectors.rule_of(body, year),
        "evaluates": actor.has(EVALUATING),
        "sets": actor.has(BUREAU),
    }
    return render(request, "preparation/evaluations.html", content)


@_FORM
@open_to(EVALUATING)
def begin(request: HttpRequest, id: int) -> HttpResponse:
    """Begins an evaluation."""
    actor = actor_of(request)
    body, year = chosen_body(actor, id), year_of(request)
    own = projects(actor, body, year).filter(organisation=body)
    given = request.POST or None
    form = EvaluationForm(own, given, initial={"year": year}, language=language_of(request))

    def act(given: dict[str, Any]) -> actions.BeginEvaluation:
        return actions.BeginEvaluation(
            body,
            given["year"],
            SubjectKind(given["kind"]),
            given["name"],
            in_fen(given["amount"]),
            given["why"],
            given["method"],
            given["project"],
        )

    return entry(request, page("begin", "evaluations", year, body, year), form, act)


@_FORM
@open_to(READING)
def evaluation(request: HttpRequest, id: int) -> HttpResponse:
    """One evaluation: points and reasons, while it is a draft; then what came of it."""
    actor = actor_of(request)
    shown = found(selectors.evaluations(actor), id)
    can_score = actor.has(EVALUATING) and shown.state == EvaluationState.DRAFT
    form = None
    if can_score:
        form = ScoresForm(request.POST or None, initial=scores_initial(shown))
        if request.method == "POST" and form.is_valid():
            act = actions.ScoreEvaluation(shown, form.scores())
            if carry_out(request, act, "preparation.scored", form) is not None:
                return redirect("evaluation", id=id)
    status = 422 if form is not None and form.errors else 200
    content = _content(shown) | {
        "form": form,
        "concludes": actor.has(CONCLUDING) and shown.made_by_id != actor.person.pk,
        "draft": EvaluationState.DRAFT,
        "is_logged": history_of(actor, shown._meta.label_lower, str(id)).exists(),
    }
    content["rows"] = _rows(content["scored"], form)
    return render(request, "preparation/evaluation.html", content, status=status)


def _rows(scored: tuple[selectors.Scored, ...], form: ScoresForm | None) -> list[Any]:
    """Dimensions with their criteria, each with its score and the fields to change it."""

    def fields(key: str) -> tuple[Any, Any]:
        return (None, None) if form is None else (form[f"{key}.points"], form[f"{key}.reason"])

    return [
        (each, [(criterion, score, *fields(criterion.key)) for criterion, score in each.rows])
        for each in scored
    ]


def _content(shown: Evaluation) -> dict[str, Any]:
    scored = selectors.scored(shown)
    total = sum(each.hundredths for each in scored)
    is_complete = all(each.is_complete for each in scored)
    return {
        "evaluation": shown,
        "scored": scored,
        "total": total,
        "full": present_criteria().points,
        "proposal": present_criteria().proposal(total) if is_complete else None,
        "admission": selectors.state_of(shown),
    }


@_FORM
@open_to(CONCLUDING)
def conclude(request: HttpRequest, id: int) -> HttpResponse:
    """Concludes an evaluation."""
    shown = found(selectors.evaluations(actor_of(request)), id)
    proposal = _content(shown)["proposal"]
    form = ConclusionForm(
        request.POST or None, initial={"conclusion": proposal}, language=language_of(request)
    )

    def act(given: dict[str, Any]) -> actions.ConcludeEvaluation:
        conclusion = Conclusion(given["conclusion"])
        return actions.ConcludeEvaluation(shown, conclusion, given["opinion"], given["adjustments"])

    return entry(request, _page("conclude", shown), form, act)


@_FORM
@open_to(CONCLUDING)
def adjusted(request: HttpRequest, id: int) -> HttpResponse:
    """Confirms that it was adjusted."""
    shown = found(selectors.evaluations(actor_of(request)), id)
    form = AdjustmentForm(request.POST or None, language=language_of(request))
    return entry(
        request,
        _page("confirm", shown),
        form,
        lambda given: actions.ConfirmAdjustment(shown, given["how"]),
    )


@require_GET
@open_to(READING)
def report(request: HttpRequest, id: int) -> HttpResponse:
    """The report, to be printed."""
    shown = found(selectors.evaluations(actor_of(request)), id)
    return render(request, "preparation/report.html", _content(shown))


@_FORM
@open_to(BUREAU)
def set_rule(request: HttpRequest) -> HttpResponse:
    """Sets from which amount on an evaluation is needed."""
    region = viewed_region(actor_of(request))
    if region is None:
        raise Http404
    form = RuleForm(
        request.POST or None,
        initial={"from_year": year_of(request), "effect": "block"},
        language=language_of(request),
    )
    where = Entry("preparation.rule", "preparation.done", reverse("evaluations"), region.name)

    def act(given: dict[str, Any]) -> actions.SetEvaluationRule:
        least = in_fen(given["least_amount"])
        is_blocking = given["effect"] == "block"
        return actions.SetEvaluationRule(region, given["from_year"], least, is_blocking)

    return entry(request, where, form, act)


def _page(act: str, shown: Evaluation) -> Entry:
    back = reverse("evaluation", kwargs={"id": shown.pk})
    keys = f"preparation.{act}", "preparation.done"
    return Entry(*keys, back, f"{shown.organisation} · {shown.name}")
