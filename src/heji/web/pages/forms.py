"""Forms whose labels, choices and hints come from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from heji.language import DEFAULT_LANGUAGE, has, text


class SpokenForm(forms.Form):
    """A form that speaks the reader's language.

    The label of a field is the text `<words>.<field>`, its hint `<words>.<field>-hint` where there
    is one. `choices_of` names a field's choices: the values, and the beginning of the keys of their
    names.
    """

    words: ClassVar[str]
    choices_of: ClassVar[dict[str, tuple[Iterable[str], str]]] = {}

    def __init__(self, *given: Any, language: str = DEFAULT_LANGUAGE, **named: Any) -> None:
        super().__init__(*given, **{"label_suffix": "", **named})
        self.language = language
        for name, field in self.fields.items():
            field.label = text(f"{self.words}.{name}", language)
            hint = f"{self.words}.{name}-hint"
            field.help_text = text(hint, language) if has(hint) else ""
        for name, (values, beginning) in self.choices_of.items():
            named_values = [(each, text(f"{beginning}.{each}", language)) for each in values]
            chosen: Any = self.fields[name]
            can_be_empty = not chosen.required and type(chosen) is forms.ChoiceField
            chosen.choices = [("", "—"), *named_values] if can_be_empty else named_values


class DayInput(forms.DateInput):
    """A day, chosen from the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def day(*, required: bool = True) -> forms.DateField:
    """A field for a day."""
    return forms.DateField(widget=DayInput(), required=required)


def year(*, required: bool = True) -> forms.IntegerField:
    """A field for a budget year."""
    return forms.IntegerField(min_value=1990, max_value=2100, required=required)


def lines(length: int = 2000, *, required: bool = True) -> forms.CharField:
    """A field for a text of several lines."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(widget=area, max_length=length, required=required)
