"""The page of notices, the number beside its name, and how the sending goes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from heji.language import LANGUAGES, text
from heji.web.acting.role import EVERYBODY
from heji.web.notices.actions import ChooseMails
from heji.web.notices.models import Digest, DigestState, Mails
from heji.web.notices.recipients import choice_of
from heji.web.notices.showing import count_of, shown_to
from heji.web.notices.troubles import (
    ADDRESSES,
    LOOKING,
    SERVER,
    failed,
    is_late,
    last_run,
    without_address,
)
from heji.web.pages.access import open_to
from heji.web.pages.forms import SpokenForm
from heji.web.pages.performing import actor_of, carry_out, language_of

_MOST = 10  #: mails that the page lists
_MOST_PEOPLE = 200


class ChoiceForm(SpokenForm):
    """What comes by mail."""

    words = "notice.field"
    choices_of = {"mails": (Mails.values, "notice.mails")}

    mails = forms.ChoiceField(widget=forms.RadioSelect)
    mail_language = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # Each language calls itself by its own name, so that everybody finds theirs.
        own_names = [(each, text("notice.own-name", each)) for each in LANGUAGES]
        self.fields["mail_language"].choices = own_names  # type: ignore[attr-defined]


@never_cache
@require_http_methods(["GET", "POST"])
@open_to(EVERYBODY)
def notices(request: HttpRequest) -> HttpResponse:
    """All that waits for the person, in each of their roles; what comes by mail."""
    actor = actor_of(request)
    choice = choice_of(actor.person)
    initial = {"mails": choice.mails, "mail_language": choice.language}
    form = ChoiceForm(request.POST or None, initial=initial, language=language_of(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = ChooseMails(given["mails"], given["mail_language"])
        carry_out(request, chosen, "notice.chosen")
        return redirect("notices")
    sent = Digest.objects.filter(person=actor.person, state=DigestState.SENT)
    shown = {
        "roles": shown_to(actor, timezone.localdate()),
        "form": form,
        "is_on": settings.ENVIRONMENT.mail.is_on,
        "email": actor.person.email,
        "sent": [(each, len(each.references)) for each in sent[:_MOST]],
    }
    return render(request, "notices/notices.html", shown)


@never_cache
@require_GET
@open_to(EVERYBODY)
def count(request: HttpRequest) -> HttpResponse:
    """How many things wait: asked for after a page is there, so that no page waits for it."""
    return JsonResponse({"count": count_of(actor_of(request).person, timezone.localdate())})


@require_GET
@open_to(LOOKING)
def sending(request: HttpRequest) -> HttpResponse:
    """How the sending goes, without a word of what was sent."""
    actor, today, mail = actor_of(request), timezone.localdate(), settings.ENVIRONMENT.mail
    people = without_address(actor, today) if actor.has(ADDRESSES) else None
    shown: dict[str, Any] = {
        "mail": mail,
        "run": last_run(),
        "is_late": mail.is_on and is_late(actor, today),
        "sees_server": actor.has(SERVER),
        "failed": failed(actor)[:_MOST_PEOPLE],
        "sees_addresses": people is not None,
        "people": () if people is None else people[:_MOST_PEOPLE],
        "people_count": 0 if people is None else people.count(),
    }
    return render(request, "notices/sending.html", shown)
