"""What people fill in about entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from heji.language import text
from heji.library.trouble import LibraryError
from heji.web.library.content import COLUMNS, LISTS, VOCABULARIES, checked
from heji.web.pages.forms import SpokenForm, lines

_BETWEEN = re.compile(r"[\n；;]+")
_CHOICES: dict[str, tuple[Iterable[str], str]] = {
    name: (words, "library.scope" if name == "scopes" else f"library.{name}")
    for name, words in VOCABULARIES.items()
}


def parts(given: str) -> list[str]:
    """A list as people write it: on lines of their own, or on one line with ； between.

    >>> parts("验收报告；现场照片、录像")
    ['验收报告', '现场照片、录像']
    """
    return [each.strip() for each in _BETWEEN.split(given) if each.strip()]


class EntryForm(SpokenForm):
    """An entry with all its fields; it has to be fit for the library."""

    words = "library.field"

    name_zh = forms.CharField(max_length=200)
    name_en = forms.CharField(max_length=200, required=False)
    type = forms.ChoiceField()
    area = forms.ChoiceField()
    group = forms.ChoiceField()
    scopes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    explanation = lines()
    direction = forms.ChoiceField()
    unit = forms.CharField(max_length=40, required=False)
    origin = forms.ChoiceField()
    basis = forms.ChoiceField()
    target_advice = lines()
    proof = forms.ChoiceField()
    evidence = lines()
    data_source = forms.CharField(max_length=400)
    scoring = forms.ChoiceField()
    scoring_rule = lines()
    mistakes = lines(required=False)
    project_types = lines()
    departments = lines()
    keywords = lines()
    reason = lines(1000)
    choices_of = _CHOICES

    #: the parts of the form, each with its fields
    SECTIONS = (
        ("what", ("name_zh", "name_en", "type", "area", "group", "scopes", "explanation")),
        ("target", ("direction", "unit", "origin", "basis", "target_advice")),
        ("proof", ("proof", "evidence", "data_source")),
        ("score", ("scoring", "scoring_rule", "mistakes")),
        ("use", ("project_types", "departments", "keywords")),
        ("proposal", ("reason",)),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in VOCABULARIES:
            field: Any = self.fields[name]
            if type(field) is forms.ChoiceField:  # nothing is chosen for the person
                choices: Any = field.choices
                field.choices = [("", "—"), *choices]

    def clean(self) -> dict[str, Any]:
        """Lists as lists, and the whole held against the rules of the library."""
        given = {**(super().clean() or self.cleaned_data)}
        for name in LISTS:
            if name in given:
                given[name] = parts(given[name])
        if not self.errors:
            try:
                checked(given)
            except LibraryError as error:
                self._say(error)
        return given

    def sections(self) -> list[tuple[str, list[Any]]]:
        """The fields by the parts of the form."""
        return [(name, [self[each] for each in names]) for name, names in self.SECTIONS]

    def columns(self) -> dict[str, Any]:
        """What was filled in, by columns of the database."""
        return {name: self.cleaned_data[name] for name in COLUMNS}

    def _say(self, error: LibraryError) -> None:
        field = error.field if error.field in self.fields else None
        self.add_error(field, trouble(error, self.language))


def trouble(error: LibraryError, language: str) -> str:
    """What is wrong, with the field as people know it."""
    known = error.field in COLUMNS
    field = text(f"library.field.{error.field}", language) if known else error.field
    return text(f"library.error.{error.key}", language, field=field, found=error.found)


def as_typed(columns: dict[str, Any]) -> dict[str, Any]:
    """What an entry says, as the form shows it."""
    return {name: "\n".join(value) if name in LISTS else value for name, value in columns.items()}


class ReasonForm(SpokenForm):
    """Why an entry is to end."""

    words = "library.field"

    decision = lines(1000)


class UploadForm(SpokenForm):
    """A filled-in spreadsheet, and why what it says is proposed."""

    words = "library.field"

    file = forms.FileField(widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}))
    reason = lines(1000)
