"""Budget lines with their adjustments and execution, closed years, and the annual register."""

from heji.web.budgets.models.lines import (
    Adjustment,
    BudgetLine,
    FundLevel,
    Measure,
    MonthlyExecution,
    Nature,
    Origin,
    Scope,
    ScopeChange,
    Source,
)
from heji.web.budgets.models.mappings import AmountUnit, ColumnMapping
from heji.web.budgets.models.register import RegisterValue
from heji.web.budgets.models.years import ClassifiedCount, YearClosing

__all__ = [
    "Adjustment",
    "AmountUnit",
    "BudgetLine",
    "ClassifiedCount",
    "ColumnMapping",
    "FundLevel",
    "Measure",
    "MonthlyExecution",
    "Nature",
    "Origin",
    "RegisterValue",
    "Scope",
    "ScopeChange",
    "Source",
    "YearClosing",
]
