"""What somebody looks for in the log."""

from __future__ import annotations

from typing import Any

from django import forms

from heji.language import has, text
from heji.web.acting.action import Action
from heji.web.audit_log.selectors import Wanted
from heji.web.pages.forms import SpokenForm, day


def act_names() -> tuple[str, ...]:
    """The names of all acts of the application, as the log has them."""
    found: set[str] = set()
    waiting: list[type[Action[Any]]] = Action.__subclasses__()
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if isinstance(kind.__dict__.get("name"), str):
            found.add(kind.name)
    return tuple(sorted(found))


def say_act(name: str, language: str) -> str:
    """An act in words; its name where the catalogue has none.

    >>> say_act("organisations.rename", "en")
    'Rename an organisation'
    """
    key = f"act.{name}"
    return text(key, language) if has(key) else name


class WantedForm(SpokenForm):
    """Person, act, organisation, days; all of them may be left empty."""

    words = "log.wanted"

    person = forms.CharField(max_length=150, required=False)
    action = forms.ChoiceField(required=False)
    organisation = forms.CharField(max_length=200, required=False)
    first = day(required=False)
    last = day(required=False)

    def __init__(self, *given: Any, language: str, **named: Any) -> None:
        super().__init__(*given, language=language, **named)
        acts = [(each, say_act(each, language)) for each in act_names()]
        self.fields["action"].choices = [("", ""), *acts]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was filled in; what cannot be understood does not narrow, and is said."""
        given = self.cleaned_data if self.is_valid() else {}
        return Wanted(**{name: value for name, value in given.items() if value})
