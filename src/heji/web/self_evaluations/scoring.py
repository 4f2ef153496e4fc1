"""The scores of a self-evaluation under the rules that hold for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from heji.forms.form import Form
from heji.rubrics.evaluation.evaluate import evaluate
from heji.rubrics.evaluation.evaluation import Evaluation, ItemEvaluation
from heji.rubrics.files.shelf import UnknownRubric, choose, find
from heji.rubrics.files.trouble import RubricError
from heji.rubrics.rubric import Rubric
from heji.web.budgets.selectors.register import GivenInput, rubric_inputs
from heji.web.calendar.models import PhaseKind
from heji.web.calendar.selectors import phase_of
from heji.web.filing.columns import show
from heji.web.filing.content import Content, cell
from heji.web.filing.forming import Formed, formed
from heji.web.filing.models import Filing, Scope
from heji.web.filing.selectors import heading, labels
from heji.web.self_evaluations.money import body_of


@dataclass(frozen=True, slots=True)
class Scored:
    """A self-evaluation with its scores."""

    formed: Formed
    evaluation: Evaluation | None = None  #: None where no scoring rules hold
    #: evaluated rows by the id of the form's row
    items: dict[int, ItemEvaluation] = field(default_factory=dict)
    inputs: tuple[GivenInput, ...] = ()  #: what the annual register and the budgets gave


def scored(filing: Filing, content: Content) -> Scored:
    """Evaluates what a form says now; a score that a person gave is its printed one."""
    given = {
        cell(each, "score"): show(each, "given_score")
        for each in content.indicators
        if each.score is not None
    }
    found = formed(content, heading(filing), labels(filing.kind, filing.scope), given)
    rubric = rubric_of(filing, found.form)
    if rubric is None:
        return Scored(found)
    inputs = inputs_for(filing, rubric)
    evaluation = evaluate(rubric, found.form, handed(inputs))
    ids = {
        id(core): row.id
        for core, row in zip(found.form.indicators, content.indicators, strict=True)
    }
    items = {ids[id(each.row)]: each for each in evaluation.leaves() if id(each.row) in ids}
    return Scored(found, evaluation, items, inputs)


def rubric_of(filing: Filing, form: Form | None = None) -> Rubric | None:
    """The rules that the calendar sets; the ministry's for the layout and year where it sets none.

    None where there are none, or where the calendar names some that cannot be read.
    """
    phase = phase_of(filing.organisation, filing.year, PhaseKind.SELF_EVALUATION)
    is_whole = filing.scope == Scope.DEPARTMENT
    chosen = "" if phase is None else phase.department_rubric if is_whole else phase.rubric
    try:
        if chosen:
            return find(chosen)
        if form is None:
            form = formed(Content(), heading(filing), labels(filing.kind, filing.scope)).form
        return choose(form)
    except (RubricError, UnknownRubric):
        return None


def inputs_for(filing: Filing, rubric: Rubric) -> tuple[GivenInput, ...]:
    """What the annual register of a body gives for the rules; it says nothing of single projects."""
    if filing.project_id is not None:
        return ()
    return rubric_inputs(body_of(filing), filing.organisation, filing.year, rubric.id)


def handed(inputs: tuple[GivenInput, ...]) -> dict[str, dict[str, str]]:
    """The values that can be handed to the evaluation, by item and input."""
    found: dict[str, dict[str, str]] = {}
    for each in inputs:
        if each.text:
            found.setdefault(each.item, {})[each.input] = each.text
    return found
