"""What people fill in before a declaration."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from heji.web.pages.forms import SpokenForm, day, lines, year
from heji.web.preparation.actions.evaluations import Given
from heji.web.preparation.criteria import Criterion, present_criteria
from heji.web.preparation.models import Conclusion, Regulation, RegulationKind, SubjectKind
from heji.web.preparation.money import points
from heji.web.projects.models import Project

_WORDS = "preparation.field"


class DutyForm(SpokenForm):
    """A duty."""

    words = _WORDS

    name = forms.CharField(max_length=200)
    basis = forms.CharField(max_length=300, required=False)
    text = lines(2000, required=False)
    valid_from = year()


class EndDutyForm(SpokenForm):
    """The last year of a duty."""

    words = _WORDS

    last_year = year()


class TaskForm(SpokenForm):
    """A task of a year."""

    words = _WORDS

    year = year()
    name = forms.CharField(max_length=200)
    content = lines(2000, required=False)


class _ProjectForm(SpokenForm):
    """A form in which one of some projects is chosen."""

    words = _WORDS

    def __init__(self, projects: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["project"]
        field.queryset = projects


class LinkForm(_ProjectForm):
    """The target of a project that serves a task."""

    project: forms.ModelChoiceField[Project] = forms.ModelChoiceField(queryset=None)
    target = lines(1000)


class RegulationForm(SpokenForm):
    """A regulation."""

    words = _WORDS

    kind = forms.ChoiceField()
    name = forms.CharField(max_length=200)
    number = forms.CharField(max_length=100, required=False)
    issued_on = day()
    valid_from_day = day()
    valid_to_day = day(required=False)
    published_at = forms.CharField(max_length=300, required=False)
    choices_of = {"kind": (RegulationKind.values, "preparation.regulation-kind")}


class RepealForm(SpokenForm):
    """The day from which on a regulation does not hold."""

    words = _WORDS

    repealed_on = day()


class EvaluationForm(_ProjectForm):
    """A new policy or project."""

    kind = forms.ChoiceField()
    name = forms.CharField(max_length=200)
    project: forms.ModelChoiceField[Project] = forms.ModelChoiceField(queryset=None, required=False)
    year = year()
    amount = forms.DecimalField(max_digits=16, decimal_places=6, min_value=Decimal(0))
    why = lines(2000)
    method = lines(1000, required=False)
    choices_of = {"kind": (SubjectKind.values, "preparation.subject")}


class ConclusionForm(SpokenForm):
    """The conclusion of an evaluation."""

    words = _WORDS

    conclusion = forms.ChoiceField(widget=forms.RadioSelect)
    opinion = lines(2000)
    adjustments = lines(2000, required=False)
    choices_of = {"conclusion": (Conclusion.values, "preparation.conclusion")}


class AdjustmentForm(SpokenForm):
    """How it was adjusted."""

    words = _WORDS

    how = lines(2000)


class RuleForm(SpokenForm):
    """From which amount on an evaluation is needed."""

    words = _WORDS
    choices_of = {"effect": (("block", "warn"), "preparation.effect")}

    from_year = year()
    least_amount = forms.DecimalField(max_digits=16, decimal_places=6, min_value=Decimal(0))
    effect = forms.ChoiceField()


class FundForm(SpokenForm):
    """A special fund."""

    words = _WORDS

    name = forms.CharField(max_length=200)
    code = forms.CharField(max_length=40, required=False)
    purpose = lines(1000, required=False)
    first_year = year()
    last_year = year()
    measure: forms.ModelChoiceField[Regulation] = forms.ModelChoiceField(
        queryset=None, required=False
    )

    def __init__(self, measures: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["measure"]
        field.queryset = measures


class MeasureForm(SpokenForm):
    """Another measure of a fund."""

    words = _WORDS

    measure: forms.ModelChoiceField[Regulation] = forms.ModelChoiceField(queryset=None)

    def __init__(self, measures: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field: Any = self.fields["measure"]
        field.queryset = measures


class ProgrammeForm(_ProjectForm):
    """A programme of a fund."""

    name = forms.CharField(max_length=200)
    project: forms.ModelChoiceField[Project] = forms.ModelChoiceField(queryset=None, required=False)


class PublishForm(SpokenForm):
    """Where and when a fund was published."""

    words = _WORDS

    published_on = day()
    published_at = forms.CharField(max_length=300)


class ExtensionForm(SpokenForm):
    """A request to let a fund run longer."""

    words = _WORDS

    until_year = year()
    reason = lines(1000)


class DecisionForm(SpokenForm):
    """The decision on such a request."""

    words = _WORDS

    granted = forms.ChoiceField(widget=forms.RadioSelect)
    decision = lines(1000)
    choices_of = {"granted": (("yes", "no"), "calendar.granting")}


class ScoresForm(forms.Form):
    """Points and reasons of every criterion; those left empty are not given anything yet."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for each in present_criteria().all():
            self.fields[f"{each.key}.points"] = _points(each)
            self.fields[f"{each.key}.reason"] = forms.CharField(
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def scores(self) -> dict[str, Given]:
        """What was given."""
        found = {}
        for each in present_criteria().all():
            amount = self.cleaned_data[f"{each.key}.points"]
            if amount is not None:
                reason = self.cleaned_data[f"{each.key}.reason"]
                found[each.key] = Given(int(amount * 100), reason)
        return found


def scores_initial(evaluation: Any) -> dict[str, str]:
    """What the criteria were given so far, as the form has it."""
    found = {}
    for each in evaluation.scores.all():
        found[f"{each.criterion}.points"] = points(each.hundredths)
        found[f"{each.criterion}.reason"] = each.reason
    return found


def _points(criterion: Criterion) -> forms.DecimalField:
    return forms.DecimalField(
        max_digits=5, decimal_places=2, min_value=0, max_value=criterion.points, required=False
    )
