"""The office's pages: all key evaluations, one of them, and what the office does with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.rubrics.files.shelf import find
from heji.web.acting.action import Action
from heji.web.filing.figures import Unreadable, scaled
from heji.web.key_evaluations import selectors
from heji.web.key_evaluations.actions.ending import CancelKeyEvaluation, CloseKeyEvaluation
from heji.web.key_evaluations.actions.preparing import (
    BeginKeyEvaluation,
    GiveTo,
    SendOut,
    SetWeights,
    TakeBack,
    Task,
)
from heji.web.key_evaluations.evidence import TYPE
from heji.web.key_evaluations.items import offered
from heji.web.key_evaluations.models import Combination, KeyEvaluation, State
from heji.web.key_evaluations.selectors import GIVING, READING
from heji.web.key_evaluations.views.drawing import drawn_rows, said
from heji.web.organisations.models import Kind
from heji.web.organisations.scope import business_of
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, day, lines, year
from heji.web.pages.performing import Entry, actor_of, carry_out, entry, language_of
from heji.web.preparation.views.shared import found
from heji.web.projects.models import Project
from heji.web.reviews.experts import experts

_PAGE = 50


class TaskForm(SpokenForm):
    """What is to be evaluated."""

    words = "key-evaluation.form"
    choices_of = {"combination": (Combination.values, "key-evaluation.combination")}

    year = year()
    subject = forms.ChoiceField()
    title = forms.CharField(max_length=200)
    purpose = lines(1000)
    rubric = forms.ChoiceField()
    combination = forms.ChoiceField()
    places = forms.IntegerField(min_value=0, max_value=4, initial=2)
    until = day()

    def __init__(self, subjects: list[tuple[str, str]], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        fields: Any = self.fields
        fields["subject"].choices = subjects
        names = {each.rubric: find(each.rubric).name for each in offered()}
        language = self.language
        fields["rubric"].choices = [
            (id, name.zh if language == "zh" else name.en) for id, name in names.items()
        ]


@require_GET
@open_to(READING)
def listed(request: HttpRequest) -> HttpResponse:
    """All that the actor may see."""
    rows = selectors.key_evaluations(actor_of(request))
    page = Paginator(rows, _PAGE).get_page(request.GET.get("page"))
    return render(request, "key_evaluations/list.html", {"page": page})


@require_http_methods(["GET", "POST"])
@open_to(GIVING)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins one."""
    actor = actor_of(request)
    bodies = business_of(actor).exclude(kind=Kind.REGION).filter(valid_to__isnull=True)
    projects = Project.objects.filter(organisation__in=bodies).select_related("organisation")
    known: dict[str, Any] = {f"project.{each.pk}": each for each in projects}
    known |= {f"body.{each.pk}": each for each in bodies}
    subjects = [(key, _called(each)) for key, each in known.items()]
    initial = {"year": timezone.localdate().year - 1, "subject": request.GET.get("subject", "")}
    form = TaskForm(subjects, request.POST or None, language=language_of(request), initial=initial)
    page = Entry("key-evaluation.new", "key-evaluation.begun", reverse("key-evaluations"))
    return entry(request, page, form, lambda data: _task(data, known), _address)


def _called(each: Any) -> str:
    if isinstance(each, Project):
        return f"{each.organisation} · {each.code} {each.name}"
    return str(each)


def _task(data: dict[str, Any], known: dict[str, Any]) -> BeginKeyEvaluation:
    about = known[data["subject"]]
    project = about if isinstance(about, Project) else None
    body = about if project is None else project.organisation
    rest = (data[each] for each in TaskForm.base_fields if each not in ("year", "subject"))
    return BeginKeyEvaluation(Task(body, project, data["year"], *rest))


def _address(made: KeyEvaluation) -> str:
    return reverse("key-evaluation", args=(made.pk,))


@require_GET
@open_to(READING)
def one(request: HttpRequest, id: int) -> HttpResponse:
    """One of them: task, experts, scores once all have handed in, report and conclusion."""
    actor = actor_of(request)
    made = found(selectors.key_evaluations(actor), id)
    is_own = selectors.own(actor).filter(pk=made.pk).exists()
    is_preparing = made.state == State.PREPARING
    result = selectors.result(made)
    values = {
        "evaluation": made,
        "rubric": find(made.rubric),
        "result": result,
        "rows": drawn_rows(result),
        "total": said(result.total),
        "totals": [(seat, said(total)) for seat, total in result.totals],
        "seats": list(made.seats.select_related("expert")) if is_own else (),
        "handed_in": sum(1 for each in made.seats.all() if each.counts and each.handed_in_at),
        "waited_for": sum(1 for each in made.seats.all() if each.counts),
        "is_own": is_own,
        "weighs": is_own and is_preparing,
        "gives": is_own and made.state in (State.PREPARING, State.SCORING),
        "ends": is_own and made.state not in (State.CLOSED, State.CANCELLED),
        "experts": _others(actor, made) if is_own else (),
        "evidence_type": TYPE,
        "here": reverse("key-evaluations"),
    }
    return render(request, "key_evaluations/one.html", values)


def _others(actor: Any, made: KeyEvaluation) -> list[Any]:
    """The experts who can still be asked."""
    there = set(made.seats.values_list("expert", flat=True))
    return [each for each in experts(actor) if each.pk not in there]


@require_POST
@open_to(GIVING)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Weighs, gives to an expert, takes back, sends out, closes, cancels."""
    made, given = found(selectors.key_evaluations(actor_of(request)), id), request.POST
    words = given.get("words", "")
    acts: dict[str, tuple[Callable[[], Action[Any] | None], str]] = {
        "weights": (lambda: SetWeights(made, _weights(made, given)), "weights-set"),
        "give": (lambda: _give(request, made), "given-done"),
        "take-back": (lambda: _take_back(made, given.get("seat", ""), words), "taken-back"),
        "send-out": (lambda: SendOut(made), "sent-out"),
        "close": (lambda: CloseKeyEvaluation(made, words), "closed-done"),
        "cancel": (lambda: CancelKeyEvaluation(made, words), "cancelled-done"),
    }
    chosen = acts.get(given.get("act", ""))
    action = None if chosen is None else chosen[0]()
    if chosen is not None and action is not None:
        carry_out(request, action, f"key-evaluation.{chosen[1]}")
    return redirect("key-evaluation", made.pk)


def _weights(made: KeyEvaluation, given: Any) -> dict[str, int]:
    """The typed weights in hundredths; one that is no number is below 0, which the act refuses."""
    return {code: _hundredths(given.get(f"weight.{code}", "")) for code in made.weights}


def _hundredths(typed: str) -> int:
    try:
        value, places = scaled(typed, 2)
    except Unreadable:
        return -1
    return value * int(10 ** (2 - places))


def _give(request: HttpRequest, made: KeyEvaluation) -> GiveTo | None:
    given, weight = request.POST, request.POST.get("weight", "1")
    known = {str(each.pk): each for each in experts(actor_of(request))}
    expert = known.get(given.get("expert", ""))
    number = int(weight) if weight.isascii() and weight.isdecimal() and len(weight) < 9 else 0
    return None if expert is None else GiveTo(made, expert, number)


def _take_back(made: KeyEvaluation, id: str, words: str) -> TakeBack | None:
    seat = next((each for each in made.seats.all() if str(each.pk) == id), None)
    return None if seat is None else TakeBack(seat, words)
