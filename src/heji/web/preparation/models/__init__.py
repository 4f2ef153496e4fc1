"""Duties and tasks, regulations, ex-ante evaluations, special funds."""

from heji.web.preparation.models.duties import Duty, TargetLink, Task
from heji.web.preparation.models.evaluations import (
    Conclusion,
    Evaluation,
    EvaluationRule,
    EvaluationScore,
    EvaluationState,
    SubjectKind,
)
from heji.web.preparation.models.funds import (
    ExtensionState,
    FundExtension,
    FundProgramme,
    SpecialFund,
)
from heji.web.preparation.models.regulations import Regulation, RegulationKind

__all__ = [
    "Conclusion",
    "Duty",
    "Evaluation",
    "EvaluationRule",
    "EvaluationScore",
    "EvaluationState",
    "ExtensionState",
    "FundExtension",
    "FundProgramme",
    "Regulation",
    "RegulationKind",
    "SpecialFund",
    "SubjectKind",
    "TargetLink",
    "Task",
]
