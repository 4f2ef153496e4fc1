"""Forms about people; their words stand in the catalogue under `accounts.field`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from heji.language import text
from heji.web.accounts.actions.people import Details
from heji.web.accounts.actions.roles import Grant
from heji.web.accounts.models import Person
from heji.web.accounts.placing import grantable_roles
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.organisations.models import Organisation
from heji.web.organisations.scope import seen_by
from heji.web.pages.forms import SpokenForm, day


class BodyField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An organisation of the own part of the tree, indented as it stands in it."""

    def label_from_instance(self, body: Organisation) -> str:
        """The name, behind a wide blank for each level above it."""
        return "\u3000" * max(0, body.path.count("/") - 2) + body.name


class DetailsForm(SpokenForm):
    """What an account says of a person."""

    words = "accounts.field"
    name = forms.CharField(max_length=60)
    email = forms.EmailField(required=False)
    telephone = forms.CharField(max_length=40, required=False)

    def details(self) -> Details:
        """What was typed."""
        given = self.cleaned_data
        return Details(given["name"], given["email"], given["telephone"])


class GrantForm(SpokenForm):
    """A role in an organisation, from a day to a day."""

    words = "accounts.field"
    organisation = BodyField(queryset=Organisation.objects.none())
    role = forms.ChoiceField()
    starts = day()
    ends = day(required=False)

    def __init__(self, actor: Actor, *given: Any, **named: Any) -> None:
        named["initial"] = {"starts": timezone.localdate(), **named.get("initial", {})}
        super().__init__(*given, **named)
        roles = [
            (each.value, text(f"role.{each.value}", self.language)) for each in grantable_roles()
        ]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        bodies = seen_by(actor).filter(valid_to__isnull=True)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]

    def grant(self) -> Grant:
        """What was chosen."""
        given = self.cleaned_data
        return Grant(given["organisation"], Role(given["role"]), given["starts"], given["ends"])


class AddPersonForm(GrantForm):
    """Somebody new with a first role."""

    username = forms.CharField(max_length=150)
    name = forms.CharField(max_length=60)
    email = forms.EmailField(required=False)
    telephone = forms.CharField(max_length=40, required=False)
    field_order = ("username", "name", "organisation", "role", "starts", "ends", "email")

    def details(self) -> Details:
        """Who it is."""
        given = self.cleaned_data
        return Details(given["name"], given["email"], given["telephone"])


class OwnDetailsForm(SpokenForm):
    """How one can be reached oneself."""

    words = "accounts.field"
    email = forms.EmailField(required=False)
    telephone = forms.CharField(max_length=40, required=False)


def details_of(person: Person) -> dict[str, str]:
    """What a form of details shows at first."""
    return {"name": person.name, "email": person.email, "telephone": person.telephone}
