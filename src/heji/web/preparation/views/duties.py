"""Duties, tasks and the targets that serve them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out, entry, language_of
from heji.web.preparation.actions import duties as actions
from heji.web.preparation.actions.requiring import KEEPING, READING
from heji.web.preparation.forms import DutyForm, EndDutyForm, LinkForm, TaskForm
from heji.web.preparation.selectors import duties as selectors
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
def chain(request: HttpRequest) -> HttpResponse:
    """The chain of a body in a year, and what it does not cover."""
    actor, body, year = actor_of(request), body_of(request), year_of(request)
    shown = None if body is None else selectors.chain(actor, body, year)
    content = {**choosing(request, "duties"), "chain": shown, "keeps": actor.has(KEEPING)}
    return render(request, "preparation/duties.html", content)


@_FORM
@open_to(KEEPING)
def add_duty(request: HttpRequest, id: int) -> HttpResponse:
    """Enters a duty."""
    body, year = chosen_body(actor_of(request), id), year_of(request)
    form = DutyForm(
        request.POST or None, initial={"valid_from": year}, language=language_of(request)
    )

    def act(given: dict[str, Any]) -> actions.AddDuty:
        return actions.AddDuty(
            body, given["name"], given["valid_from"], given["basis"], given["text"]
        )

    return entry(request, page("add-duty", "preparation", year, body, year), form, act)


@_FORM
@open_to(KEEPING)
def end_duty(request: HttpRequest, id: int) -> HttpResponse:
    """Ends a duty."""
    duty, year = found(selectors.duties(actor_of(request)), id), year_of(request)
    form = EndDutyForm(
        request.POST or None, initial={"last_year": year}, language=language_of(request)
    )
    where = page("end-duty", "preparation", duty, duty.organisation, year)
    return entry(request, where, form, lambda given: actions.EndDuty(duty, given["last_year"]))


@_FORM
@open_to(KEEPING)
def add_task(request: HttpRequest, id: int) -> HttpResponse:
    """Enters a task of a duty."""
    duty, year = found(selectors.duties(actor_of(request)), id), year_of(request)
    form = TaskForm(request.POST or None, initial={"year": year}, language=language_of(request))
    where = page("add-task", "preparation", duty, duty.organisation, year)

    def act(given: dict[str, Any]) -> actions.AddTask:
        return actions.AddTask(duty, given["year"], given["name"], given["content"])

    return entry(request, where, form, act)


@_FORM
@open_to(KEEPING)
def link(request: HttpRequest, id: int) -> HttpResponse:
    """Links the target of a project to a task."""
    actor = actor_of(request)
    task = found(selectors.tasks(actor), id)
    body = task.duty.organisation
    choices = projects(actor, body, task.year)
    form = LinkForm(choices, request.POST or None, language=language_of(request))
    where = page("link", "preparation", task, body, task.year)

    def act(given: dict[str, Any]) -> actions.LinkTarget:
        return actions.LinkTarget(task, given["project"], given["target"])

    return entry(request, where, form, act)


@require_POST
@open_to(KEEPING)
def unlink(request: HttpRequest, id: int) -> HttpResponse:
    """Takes a link back."""
    link = found(selectors.links(actor_of(request)), id)
    carry_out(request, actions.UnlinkTarget(link), "preparation.done")
    task = link.task
    body = task.duty.organisation_id
    return redirect(f"{reverse('preparation')}?organisation={body}&year={task.year}")
