"""What people fill in about organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.organisations import selectors
from heji.web.organisations.models import Kind, Organisation
from heji.web.organisations.standing import BELOW, LONGEST_CODE, LONGEST_NAME
from heji.web.pages.forms import SpokenForm, year


class AddForm(SpokenForm):
    """A new body below another."""

    words = "organisation.column"

    name = forms.CharField(max_length=LONGEST_NAME)
    kind = forms.ChoiceField()
    valid_from = year()
    code = forms.CharField(max_length=LONGEST_CODE, required=False)
    region_code = forms.CharField(max_length=6, required=False)
    choices_of = {"kind": (Kind.values, "organisation.kind")}

    def __init__(self, parent: Organisation, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        allowed = BELOW[Kind(parent.kind)]
        field: Any = self.fields["kind"]
        field.choices = [(value, name) for value, name in field.choices if value in allowed]
        if Kind.REGION not in allowed:
            del self.fields["region_code"]


class RenameForm(SpokenForm):
    """A new name from a year on."""

    words = "organisation.column"

    name = forms.CharField(max_length=LONGEST_NAME)
    from_year = year()


class CorrectForm(SpokenForm):
    """What was entered wrongly."""

    words = "organisation.column"

    name = forms.CharField(max_length=LONGEST_NAME)
    code = forms.CharField(max_length=LONGEST_CODE, required=False)
    valid_from = year()


class BodyField(forms.CharField):
    """A present body of the own part of the tree, by its name or code."""

    def __init__(self, *, required: bool = True) -> None:
        attributes = {"list": "bodies", "autocomplete": "off"}
        super().__init__(
            max_length=LONGEST_NAME, required=required, widget=forms.TextInput(attrs=attributes)
        )


class _BodyForm(SpokenForm):
    """A form in which a body is named."""

    words = "organisation.column"

    def __init__(self, actor: Actor, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.actor = actor

    def body(self, name: str) -> Organisation | None:
        """The body that a field names; None where it is left empty."""
        words = self.cleaned_data[name].strip()
        if not words:
            return None
        found = selectors.called(self.actor, words)
        if len(found) != 1:
            key = "organisation.not-found" if not found else "organisation.found-twice"
            raise ValidationError(text(key, self.language, name=words))
        return found[0]


class EndForm(_BodyForm):
    """The last year, and what a body goes into."""

    last_year = year()
    into = BodyField(required=False)

    def clean_into(self) -> Organisation | None:
        """The body that it goes into."""
        return self.body("into")


class MoveForm(_BodyForm):
    """What a body stands below from a year on."""

    from_year = year()
    parent = BodyField()

    def clean_parent(self) -> Organisation | None:
        """The body that it goes below."""
        return self.body("parent")


class UploadForm(SpokenForm):
    """A filled-in spreadsheet."""

    words = "organisation.column"

    file = forms.FileField(widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}))
    valid_from = year()
