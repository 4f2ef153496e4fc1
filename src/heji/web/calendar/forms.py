"""What people fill in to set the calendar."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from heji.language import text
from heji.web.calendar.actions import Plan
from heji.web.calendar.choices import SCOPES, layouts_for, rubric_ids
from heji.web.calendar.models import MustAnswer, PhaseKind, Step
from heji.web.pages.forms import SpokenForm, day, lines

_COMMA = re.compile(r"[\s,，、;；]+")


class PhaseForm(SpokenForm):
    """A phase: days, forms, scoring rules, steps of review, reminders."""

    words = "calendar.field"

    opens = day()
    closes = day()
    layout = forms.ChoiceField(required=False)
    rubric = forms.ChoiceField(required=False)
    department_layout = forms.ChoiceField(required=False)
    department_rubric = forms.ChoiceField(required=False)
    steps = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    must_answer = forms.ChoiceField(required=False)
    reminder_days = forms.CharField(max_length=60, required=False)
    choices_of = {
        "steps": (Step.values, "calendar.step"),
        "must_answer": ((MustAnswer.ERROR, MustAnswer.WARNING), "calendar.must-answer"),
    }

    def __init__(self, kind: PhaseKind, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for scope, prefix in zip(SCOPES, ("", "department_"), strict=True):
            found = [(each.id, each.name[self.language]) for each in layouts_for(kind, scope)]
            rubrics = [(each, each) for each in rubric_ids()]
            self._choose(f"{prefix}layout", [(id, f"{name} · {id}") for id, name in found])
            self._choose(f"{prefix}rubric", rubrics if found and _is_scored(kind) else [])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        if choices:
            self.fields[name].choices = [("", "—"), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def clean_reminder_days(self) -> tuple[int, ...]:
        """Numbers with commas between them."""
        parts = [each for each in _COMMA.split(self.cleaned_data["reminder_days"]) if each]
        if not all(each.isascii() and each.isdigit() for each in parts):
            raise ValidationError(text("calendar.reminders-are-numbers", self.language))
        return tuple(int(each) for each in parts)

    def plan(self) -> Plan:
        """What was filled in."""
        given = dict(self.cleaned_data)
        steps = given.pop("steps")
        given.update((f"has_{each}", each in steps) for each in Step.values)
        return Plan(**given)


class LateForm(SpokenForm):
    """A request to be late."""

    words = "calendar.field"

    wanted_until = day()
    reason = lines(1000)


class DecisionForm(SpokenForm):
    """A decision on such a request."""

    words = "calendar.field"

    granted = forms.ChoiceField(widget=forms.RadioSelect)
    until = day(required=False)
    decision = lines(1000)
    choices_of = {"granted": (("yes", "no"), "calendar.granting")}


class DaysForm(SpokenForm):
    """Days that are free or worked."""

    words = "calendar.field"

    first = day()
    last = day()
    working = forms.ChoiceField(widget=forms.RadioSelect)
    name = forms.CharField(max_length=60)
    choices_of = {"working": (("no", "yes"), "calendar.working")}


def _is_scored(kind: PhaseKind) -> bool:
    return kind in {PhaseKind.SELF_EVALUATION, PhaseKind.REVIEW}
