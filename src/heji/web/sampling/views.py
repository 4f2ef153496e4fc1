"""The draws, one of them with why each form was drawn, and making another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from heji.web.filing.figures import amount_text
from heji.web.filing.models import Scope
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm, lines, year
from heji.web.pages.performing import Entry, actor_of, entry, language_of
from heji.web.pages.spreadsheets import download
from heji.web.preparation.views.shared import found
from heji.web.sampling import selectors
from heji.web.sampling.actions import DRAWING, MakeDraw, Plan
from heji.web.sampling.drawing import Sizes
from heji.web.sampling.models import Candidate, Measure, SizeUnit
from heji.web.sampling.rules import rules_for
from heji.web.sampling.selectors import READING
from heji.web.sampling.sheet import export as exported

_PAGE = 100
_MOST = 10_000


class DrawForm(SpokenForm):
    """What is to be drawn."""

    words = "sampling.form"
    choices_of = {
        "scopes": (Scope.values, "filing.scope"),
        "measure": (Measure.values, "sampling.measure"),
        "unit": (SizeUnit.values, "sampling.unit"),
    }

    year = year()
    scopes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    unit = forms.ChoiceField()
    by_amount = forms.IntegerField(min_value=0, max_value=_MOST)
    measure = forms.ChoiceField()
    by_risk = forms.IntegerField(min_value=0, max_value=_MOST)
    by_chance = forms.IntegerField(min_value=0, max_value=_MOST)
    seed = forms.CharField(max_length=80, required=False)
    reason = lines(1000, required=False)


@require_GET
@open_to(READING)
def draws(request: HttpRequest) -> HttpResponse:
    """All draws, the last first."""
    page = Paginator(selectors.draws(actor_of(request)), _PAGE).get_page(request.GET.get("page"))
    return render(request, "sampling/draws.html", {"page": page})


@require_http_methods(["GET", "POST"])
@open_to(DRAWING)
def make(request: HttpRequest) -> HttpResponse:
    """Makes a draw."""
    usual = {"year": timezone.localdate().year - 1, "scopes": Scope.values, "unit": "count"}
    sizes = {"by_amount": 5, "by_risk": 5, "by_chance": 5}
    form = DrawForm(request.POST or None, language=language_of(request), initial=usual | sizes)
    page = Entry("sampling.new", "sampling.made", reverse("draws"), hint="sampling.new-why")
    return entry(request, page, form, _act, lambda made: reverse("draw", args=(made.pk,)))


def _act(data: dict[str, Any]) -> MakeDraw:
    is_percent = data["unit"] == SizeUnit.PERCENT
    sizes = Sizes(data["by_amount"], data["by_risk"], data["by_chance"], is_percent)
    words = data["measure"], data["seed"], data["reason"]
    return MakeDraw(Plan(data["year"], tuple(data["scopes"]), sizes, *words))


@require_GET
@open_to(READING)
def draw(request: HttpRequest, id: int) -> HttpResponse:
    """One draw: why each form was drawn, and whether drawing again gives the same."""
    made, language = found(selectors.draws(actor_of(request)), id), language_of(request)
    rows = selectors.candidates(made)
    proof = selectors.verified(made, rows)
    shown = [each for each in rows if each.why] if "all" not in request.GET else rows
    page = Paginator(shown, _PAGE).get_page(request.GET.get("page"))
    values = {
        "draw": made,
        "rules": rules_for(made.year),
        "proof": proof,
        "page": page,
        "lines": [_line(each, proof.digests, language) for each in page],
        "shows_all": "all" in request.GET,
        "here": reverse("draws"),
    }
    return render(request, "sampling/draw.html", values)


def _line(each: Candidate, digests: Any, language: str) -> dict[str, Any]:
    return {
        "candidate": each,
        "amount": amount_text(each.amount, "—"),
        "why": selectors.reasons(each, language),
        "points": selectors.points_said(each, language),
        "digest": digests[each.identifier],
    }


@require_GET
@open_to(READING)
def export(request: HttpRequest, id: int) -> HttpResponse:
    """One draw as a spreadsheet."""
    made = found(selectors.draws(actor_of(request)), id)
    content = exported(made, selectors.candidates(made), language_of(request))
    return download(content, f"draw-{made.year}-{made.pk}.xlsx")
