"""Projects, declarations, their rows and their history."""

from heji.web.declarations.models.declaration import (
    EDITABLE,
    Declaration,
    Scope,
    State,
)
from heji.web.declarations.models.history import Edit, Intake, Revision, SetAside
from heji.web.declarations.models.project import Level, Project
from heji.web.declarations.models.rows import IndicatorRow, MoneyRow, TaskRow, TextRow

__all__ = [
    "EDITABLE",
    "Declaration",
    "Edit",
    "IndicatorRow",
    "Intake",
    "Level",
    "MoneyRow",
    "Project",
    "Revision",
    "Scope",
    "SetAside",
    "State",
    "TaskRow",
    "TextRow",
]
