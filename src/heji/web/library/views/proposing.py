"""Proposing entries and changes, and deciding on them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heji.language import text
from heji.web.acting.action import Action, Refused, perform
from heji.web.library import actions, selectors
from heji.web.library.actions import DECIDING, PROPOSING, REVIEWING
from heji.web.library.content import said_by
from heji.web.library.forms import EntryForm, ReasonForm, as_typed
from heji.web.library.models import RETURNED, LibraryEntry, Status
from heji.web.library.views.searching import seen
from heji.web.pages.access import open_to
from heji.web.pages.performing import Entry, actor_of, carry_out, language_of
from heji.web.pages.performing import entry as form_page

_FORM = require_http_methods(["GET", "POST"])
_UNPROCESSABLE = 422
_MOST_AT_ONCE = 500


@_FORM
@open_to(PROPOSING)
def propose(request: HttpRequest) -> HttpResponse:
    """Proposes an indicator that the library does not have."""
    form = EntryForm(request.POST or None, language=language_of(request))

    def act() -> Action[LibraryEntry]:
        return actions.ProposeEntry(form.columns(), form.cleaned_data["reason"])

    return _filled_in(request, form, act, {"back": reverse("library")})


@_FORM
@open_to(PROPOSING)
def change(request: HttpRequest, id: int) -> HttpResponse:
    """Proposes a new version, or mends the own proposal."""
    found = seen(actor_of(request), id)
    first: dict[str, Any] = as_typed(said_by(found))
    if found.status in {Status.PROPOSED, *RETURNED}:
        first["reason"] = found.reason
    form = EntryForm(request.POST or None, initial=first, language=language_of(request))

    def act() -> Action[LibraryEntry]:
        return actions.ChangeEntry(found, form.columns(), form.cleaned_data["reason"])

    return _filled_in(request, form, act, {"entry": found, "back": _address(found)})


@require_GET
@open_to(PROPOSING)
def waiting(request: HttpRequest) -> HttpResponse:
    """The proposals that wait for a decision, and the own ones that came back."""
    actor = actor_of(request)
    content = {
        "proposals": selectors.proposals(actor)[:_MOST_AT_ONCE],
        "returned": selectors.own_returned(actor),
        "decides": actor.has(DECIDING),
        "person": actor.person.pk,
    }
    return render(request, "library/proposals.html", content)


@require_POST
@open_to(REVIEWING)
def review(request: HttpRequest, id: int) -> HttpResponse:
    """Keeps an opinion on a proposal."""
    found = seen(actor_of(request), id)
    is_supported = request.POST.get("is_supported") == "yes"
    act = actions.ReviewEntry(found, is_supported, request.POST.get("opinion", ""))
    carry_out(request, act, "library.reviewed")
    return redirect(_address(found))


@require_POST
@open_to(PROPOSING)
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    """Takes the own proposal back."""
    found = seen(actor_of(request), id)
    act = actions.WithdrawProposal(found, request.POST.get("reason", ""))
    carry_out(request, act, "library.withdrawn")
    return redirect(_address(found))


@require_POST
@open_to(DECIDING)
def decide(request: HttpRequest, id: int) -> HttpResponse:
    """Approves or refuses a proposal."""
    found = seen(actor_of(request), id)
    decision = request.POST.get("decision", "")
    if request.POST.get("is_approved") == "yes":
        carry_out(request, actions.ApproveEntry(found, decision), "library.approved")
    else:
        carry_out(request, actions.RefuseEntry(found, decision), "library.refused")
    return redirect(_address(found))


@require_POST
@open_to(DECIDING)
def approve_several(request: HttpRequest) -> HttpResponse:
    """Approves what was ticked, each as an act of its own; says which could not be."""
    actor, language = actor_of(request), language_of(request)
    ticked = [each for each in request.POST.getlist("ids") if each.isascii() and each.isdigit()]
    chosen = selectors.proposals(actor).filter(pk__in=ticked[:_MOST_AT_ONCE])
    count = 0
    for each in chosen:
        try:
            perform(actions.ApproveEntry(each), actor)
        except Refused as refusal:
            reason = text(refusal.key, language, **refusal.values)
            messages.error(request, f"{each}：{reason}")
        else:
            count += 1
    messages.success(request, text("library.approved-several", language, count=count))
    return redirect("library-proposals")


@_FORM
@open_to(DECIDING)
def retire(request: HttpRequest, id: int) -> HttpResponse:
    """Ends an entry for the own region."""
    found = seen(actor_of(request), id)
    form = ReasonForm(request.POST or None, language=language_of(request))
    page = Entry(
        "library.retire", "library.retired", _address(found), str(found), "library.retire-hint"
    )

    def act(given: dict[str, Any]) -> Action[LibraryEntry]:
        return actions.RetireEntry(found, given["decision"])

    return form_page(request, page, form, act, _address)


def _filled_in(request: HttpRequest, form: EntryForm, act: Any, shown: Any) -> HttpResponse:
    """The form of an entry: what was typed stays when it is refused."""
    if request.method == "POST" and form.is_valid():
        made = carry_out(request, act(), "library.proposed", form)
        if made is not None:
            return redirect(_address(made))
    status = _UNPROCESSABLE if form.errors else 200
    content = {"form": form, **shown}
    return render(request, "library/form.html", content, status=status)


def _address(entry: LibraryEntry) -> str:
    return reverse("library-entry", kwargs={"id": entry.pk})
