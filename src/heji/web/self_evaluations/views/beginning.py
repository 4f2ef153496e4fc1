"""Beginning self-evaluations, and taking adjusted targets over."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from heji.web.acting.action import Action
from heji.web.filing.editing import EDITORS
from heji.web.filing.models import Filing
from heji.web.filing.views.beginning import BeginForm, address_of
from heji.web.filing.views.listing import found
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, carry_out, entry
from heji.web.self_evaluations.actions.beginning import KIND, BeginSelfEvaluation
from heji.web.self_evaluations.actions.renewing import RenewTargets


class BeginSelfEvaluationForm(BeginForm):
    """What is evaluated, and of which year."""

    words = "self-evaluation.begin-form"


@require_http_methods(["GET", "POST"])
@open_to(EDITORS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begins the self-evaluation of a project, or of the own body."""
    form = BeginSelfEvaluationForm(request, initial={"year": timezone.localdate().year - 1})

    def act(data: dict[str, Any]) -> Action[Filing]:
        return BeginSelfEvaluation(data["year"], data["project"])

    page = Entry(
        "filing.new.self_evaluation", "self-evaluation.begun", reverse("filings", args=(KIND,))
    )
    return entry(request, page, form, act, address_of)


@require_POST
@open_to(EDITORS)
def renew(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the targets over that were approved meanwhile."""
    form = found(request, id)
    carry_out(request, RenewTargets(form), "self-evaluation.renewed")
    return redirect("filing", form.pk)
