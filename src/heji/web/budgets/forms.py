"""Forms of the budgets' pages."""

from __future__ import annotations

from typing import Any

from django import forms

from heji.language import text
from heji.web.budgets.actions.lines import MONTHS
from heji.web.budgets.amounts import stated, typed
from heji.web.budgets.models import AmountUnit, FundLevel, Measure, Nature, Origin, Source
from heji.web.budgets.register import FieldKind
from heji.web.filing.figures import Unreadable, scaled
from heji.web.pages.forms import SpokenForm, day, lines, year

_PERCENT_PLACES = 6


class AmountField(forms.CharField):
    """An amount in 万元, as 分."""

    def __init__(self, *, required: bool = True) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(max_length=40, required=required, widget=widget)


class BudgetForm(SpokenForm):
    """A form of a year that may be closed: then it asks for the reason."""

    words = "budget.field"

    def __init__(self, *given: Any, is_closed: bool = False, **named: Any) -> None:
        super().__init__(*given, **named)
        if is_closed and "reason" not in self.fields:
            self.fields["reason"] = lines(400)
            self.fields["reason"].label = text("budget.field.reason-closed", self.language)

    def amount(self, name: str) -> int | None:
        """A typed amount in 分; an error at the field where it is none."""
        try:
            found = typed(self.cleaned_data.get(name, ""))
        except Unreadable as error:
            self.add_error(name, text(error.key, self.language))
            return None
        if found is None and self.fields[name].required:
            self.add_error(name, text("filing.cell.no-number", self.language))
        return found


class LineForm(BudgetForm):
    """A new line."""

    nature = forms.ChoiceField()
    source = forms.ChoiceField()
    level = forms.ChoiceField()
    origin = forms.ChoiceField()
    initial_budget = AmountField(required=False)
    choices_of = {
        "nature": (Nature.values, "budget.nature"),
        "source": (Source.values, "budget.source"),
        "level": (FundLevel.values, "budget.level"),
        "origin": (Origin.values, "budget.origin"),
    }

    def clean(self) -> dict[str, Any]:
        """The amount in 分."""
        return {**self.cleaned_data, "fen": self.amount("initial_budget")}


class AdjustmentForm(BudgetForm):
    """An adjustment."""

    amount_changed = AmountField()
    decided_on = day()
    document = forms.CharField(max_length=200)
    note = forms.CharField(max_length=400, required=False)

    def clean(self) -> dict[str, Any]:
        """The amount in 分."""
        return {**self.cleaned_data, "fen": self.amount("amount_changed")}


class ScopeForm(BudgetForm):
    """What the scope of the evaluation changes."""

    measure = forms.ChoiceField()
    scope_amount = AmountField()
    reason = lines(400)
    choices_of = {"measure": (Measure.values, "budget.measure")}

    def clean(self) -> dict[str, Any]:
        """The amount in 分."""
        return {**self.cleaned_data, "fen": self.amount("scope_amount")}


class ReasonForm(BudgetForm):
    """A reason alone."""

    reason = lines(400)


class ClassifiedForm(BudgetForm):
    """How many projects are secret."""

    count = forms.IntegerField(min_value=0, max_value=100_000)


class RegisterForm(BudgetForm):
    """A value of the register with its source."""

    value = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    source_document = forms.CharField(max_length=300)
    source_date = day(required=False)

    def __init__(self, kind: FieldKind, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kind = kind
        self.fields["value"].label = text(f"budget.register.value-{kind}", self.language)

    def clean_value(self) -> tuple[int, int]:
        """The value as a scaled integer with its places."""
        given = self.cleaned_data["value"].strip()
        try:
            if self.kind is FieldKind.MONEY:
                found = stated(given, AmountUnit.WAN)
                if found is None:
                    raise Unreadable("filing.cell.no-number")
                return found.fen, 2
            places = _PERCENT_PLACES if self.kind is FieldKind.PERCENT else 0
            return scaled(given.rstrip("%％"), places)
        except Unreadable as error:
            raise forms.ValidationError(text(error.key, self.language)) from error


class UploadForm(SpokenForm):
    """A file of the finance system, and the year it is about."""

    words = "budget.field"
    year = year()
    file = forms.FileField()


class ReadingForm(SpokenForm):
    """How a file is to be read, apart from its columns."""

    words = "budget.reading"
    unit = forms.ChoiceField()
    through_month = forms.ChoiceField()
    source = forms.ChoiceField(required=False)
    level = forms.ChoiceField(required=False)
    origin = forms.ChoiceField(required=False)
    decided_on = day(required=False)
    document = forms.CharField(max_length=200, required=False)
    mapping_name = forms.CharField(max_length=100, required=False)
    choices_of = {
        "unit": (AmountUnit.values, "budget.unit"),
        "through_month": (MONTHS, "budget.month"),
        "source": (Source.values, "budget.source"),
        "level": (FundLevel.values, "budget.level"),
        "origin": (Origin.values, "budget.origin"),
    }
