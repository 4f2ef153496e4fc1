"""The expert's pages: what was given, the question of interest, then the form and the scores."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.web.filing.figures import written
from heji.web.filing.showing import NO_MARKS
from heji.web.filing.views.editor import drawn, layout_name
from heji.web.key_evaluations import selectors
from heji.web.key_evaluations.actions.scoring import DeclareTie, Given, HandIn, ScoreItems
from heji.web.key_evaluations.evidence import TYPE
from heji.web.key_evaluations.items import HUNDREDTHS, leaves
from heji.web.key_evaluations.models import Interest, Seat, State
from heji.web.key_evaluations.selectors import EXPERTS
from heji.web.key_evaluations.views.drawing import drawn_rows, said
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, language_of
from heji.web.preparation.views.shared import found
from heji.web.reviews.selectors import submitted


@require_GET
@open_to(EXPERTS)
def given(request: HttpRequest) -> HttpResponse:
    """What the expert was given, what waits for them first."""
    values = {"seats": list(selectors.seats(actor_of(request))), "today": timezone.localdate()}
    return render(request, "key_evaluations/given.html", values)


@require_GET
@open_to(EXPERTS)
def one(request: HttpRequest, id: int) -> HttpResponse:
    """One of them: first the question of interest; nothing else before it is answered."""
    seat = found(selectors.seats(actor_of(request)), id)
    values: dict[str, Any] = {"seat": seat, "evaluation": seat.evaluation}
    if seat.interest == Interest.NONE:
        values |= _opened(request, seat)
    return render(request, "key_evaluations/given_one.html", values)


def _opened(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    """The items with the own scores, the form, and once all have handed in the result."""
    made, language = seat.evaluation, language_of(request)
    values: dict[str, Any] = {
        "items": _items(seat),
        "scores": seat.evaluation.state == State.SCORING and seat.handed_in_at is None,
        "evidence_type": TYPE,
    }
    if made.state == State.SCORED:
        result = selectors.result(made)
        values |= {"rows": drawn_rows(result), "total": said(result.total), "result": result}
    if made.filing is not None:
        content = submitted(made.filing, made.revision)
        values["filing"] = made.filing
        values["form_name"] = layout_name(made.filing, language)
        values["shown"] = drawn(made.filing, content, language, NO_MARKS, is_editable=False)
    return values


def _items(seat: Seat) -> list[dict[str, Any]]:
    """Each item with its weight and what the expert gave it."""
    own, above, rows = {each.code: each for each in seat.scores.all()}, None, []
    for leaf in leaves(seat.evaluation.rubric):
        score = own.get(leaf.code)
        weight = Fraction(seat.evaluation.weights.get(leaf.code, 0), HUNDREDTHS)
        rows.append(
            {
                "leaf": leaf,
                "begins": leaf.above != above,
                "weight": said(weight),
                "score": "" if score is None else written(score.value, score.places),
                "reason": "" if score is None else score.reason,
            }
        )
        above = leaf.above
    return rows


@require_POST
@open_to(EXPERTS)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Declares the interest, keeps scores, hands them in."""
    seat, sent = found(selectors.seats(actor_of(request)), id), request.POST
    words, chosen = sent.get("words", ""), sent.get("act", "")
    if chosen in ("free", "tied"):
        is_tied = chosen == "tied"
        done = "key-evaluation.tied-done" if is_tied else "key-evaluation.free-done"
        carry_out(request, DeclareTie(seat, is_tied, words), done)
    elif chosen in ("keep", "hand-in"):
        _keep(request, seat, words if chosen == "hand-in" else None)
    return redirect("key-evaluation-given-one", seat.pk)


def _keep(request: HttpRequest, seat: Seat, opinion: str | None) -> None:
    """Keeps what was typed, then hands it in where that was asked for."""
    typed = _typed(request, seat)
    kept = carry_out(request, ScoreItems(seat, typed), "key-evaluation.kept") if typed else seat
    if opinion is not None and kept is not None:
        carry_out(request, HandIn(seat, opinion), "key-evaluation.handed-in-done")


def _typed(request: HttpRequest, seat: Seat) -> dict[str, Given]:
    """The items for which something was typed."""
    sent, found_there = request.POST, {}
    for leaf in leaves(seat.evaluation.rubric):
        score, reason = sent.get(f"score.{leaf.code}", ""), sent.get(f"reason.{leaf.code}", "")
        if score.strip() or reason.strip():
            found_there[leaf.code] = Given(score, reason)
    return found_there
