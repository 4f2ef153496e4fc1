"""Which form is begun: what every kind asks for first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from heji.language import text
from heji.web.filing.models import Filing
from heji.web.pages.forms import SpokenForm, year
from heji.web.pages.performing import actor_of, language_of
from heji.web.projects.models import Project
from heji.web.projects.selectors import own_projects


class BeginForm(SpokenForm):
    """The year, and one of the body's projects or the body itself; a kind may ask for more."""

    year = year()
    project = forms.ChoiceField(required=False)

    def __init__(self, request: HttpRequest, *, initial: dict[str, Any], **named: Any) -> None:
        given = request.POST if request.method == "POST" else None
        chosen = {name: request.GET[name] for name in ("year", "project") if request.GET.get(name)}
        super().__init__(given, language=language_of(request), initial=initial | chosen, **named)
        self.projects = {str(each.pk): each for each in own_projects(actor_of(request))}
        whole = text("filing.of-body", self.language)
        names = ((key, f"{each.code} {each.name}") for key, each in self.projects.items())
        self.fields["project"].choices = [("", whole), *names]  # type: ignore[attr-defined]

    def clean_project(self) -> Project | None:
        """The project itself; None for the body as a whole."""
        return self.projects.get(self.cleaned_data["project"])


def address_of(form: Filing) -> str:
    """Where a form is filled in: the page after its beginning."""
    return reverse("filing", args=(form.pk,))
