"""The page of one task, and what can be done with it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET, require_POST

from heji.web.acting.action import Action
from heji.web.acting.actor import Actor
from heji.web.acting.duties import may_judge
from heji.web.acting.role import UNIT
from heji.web.filing.selectors import filings
from heji.web.filing.views.listing import READERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out
from heji.web.rectification import selectors
from heji.web.rectification.actions.answering import AnswerTask, CloseTask, ConfirmTask, ReturnTask
from heji.web.rectification.actions.issuing import ExtendTask, WithdrawTask
from heji.web.rectification.evidence import proofs
from heji.web.rectification.models import State, Task
from heji.web.rectification.tabs import tab

ACTING = UNIT | selectors.ISSUING


@require_GET
@open_to(READERS)
def task(request: HttpRequest, id: int) -> HttpResponse:
    """One task with all its rounds."""
    found, actor = _found(request, id), actor_of(request)
    rounds = list(found.rounds.select_related("answered_by", "judged_by"))
    filing = found.filing
    values = {
        **tab("rectification"),
        "task": found,
        "rounds": rounds,
        "filing": filing if filing and filings(actor).filter(pk=filing.pk).exists() else None,
        "proofs": list(proofs(found)),
        "is_overdue": found.is_overdue(timezone.localdate()),
        **_may(actor, found, [each.answered_by_id for each in rounds]),
    }
    return render(request, "rectification/task.html", values)


def _may(actor: Actor, task: Task, answered: list[int]) -> Mapping[str, bool]:
    """What the actor can do with it now."""
    is_office = selectors.issued_tasks(actor).filter(pk=task.pk).exists()
    may_answer = task.to_answer and selectors.own_tasks(actor).filter(pk=task.pk).exists()
    judges = is_office and may_judge(actor, answered)
    return {
        "may_answer": may_answer,
        "may_judge": judges and task.state == State.ANSWERED,
        "is_own_work": is_office and not judges and task.state == State.ANSWERED,
        "may_close": judges and task.state == State.CONFIRMED,
        "may_change": is_office and task.to_answer,
    }


@require_POST
@open_to(ACTING)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Answers, confirms, returns, closes, extends or withdraws."""
    found, given = _found(request, id), request.POST
    words = given.get("text", "")
    acts: dict[str, Callable[[], Action[Any]]] = {
        "answer": lambda: AnswerTask(found, words),
        "confirm": lambda: ConfirmTask(found, words),
        "return": lambda: ReturnTask(found, words),
        "close": lambda: CloseTask(found),
        "extend": lambda: ExtendTask(found, _day(given.get("due", ""), found.due), words),
        "withdraw": lambda: WithdrawTask(found, words),
    }
    chosen = given.get("act", "")
    if chosen in acts:
        carry_out(request, acts[chosen](), f"rectification.done-{chosen}")
    return redirect("rectification-task", found.pk)


def _day(given: str, otherwise: datetime.date) -> datetime.date:
    try:
        return parse_date(given) or otherwise
    except ValueError:
        return otherwise


def _found(request: HttpRequest, id: int) -> Task:
    try:
        return selectors.task(actor_of(request), id)
    except Task.DoesNotExist as error:
        raise Http404 from error
