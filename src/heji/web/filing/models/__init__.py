"""Forms, their rows and their history."""

from heji.web.filing.models.filing import (
    EDITABLE,
    Filing,
    Scope,
    State,
)
from heji.web.filing.models.history import Edit, Intake, Revision, SetAside
from heji.web.filing.models.rows import IndicatorRow, MoneyRow, TaskRow, TextRow

__all__ = [
    "EDITABLE",
    "Edit",
    "Filing",
    "IndicatorRow",
    "Intake",
    "MoneyRow",
    "Revision",
    "Scope",
    "SetAside",
    "State",
    "TaskRow",
    "TextRow",
]
