"""Commitments for tests: results with written improvements, and the results of the year after."""

from __future__ import annotations

from collections.abc import Mapping

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.commitments.actions import ConfirmCommitment
from heji.web.commitments.models import Commitment
from heji.web.commitments.reading import Proposal
from heji.web.commitments.selectors import proposed
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.models import Filing
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from tests.web.advice.resulting import Results, approved
from tests.web.filing.making import Office
from tests.web.filing.making import fill_in as declare
from tests.web.reviews.going import approve_all, fresh
from tests.web.self_evaluations.evaluating import RESULTS, fill_in

LENGTH, PEOPLE = "整治河道长度", "受益居民人数"
NEXT = 2027
IMPROVEMENT = "2026年受益居民仅3200人，力争明年受益居民突破3800人。"


def improving(words: str = IMPROVEMENT, name: str = PEOPLE) -> Results:
    """Approved results with an improvement at an indicator."""
    results: dict[str, Mapping[str, str]] = {**RESULTS}
    results[name] = {**results[name], "improvement": words}
    return approved(results)


def only(made: Results) -> Proposal:
    """The one proposal of a form."""
    (found,) = proposed(made.form)
    return found


def confirmed(made: Results, by: Actor | None = None, **said: object) -> Commitment:
    """Confirms it as it is proposed, or otherwise."""
    found = only(made)
    given = {"measured": found.measured, "sign": found.sign, "year": found.year, **said}
    act = ConfirmCommitment(made.form, found, **given)  # type: ignore[arg-type]
    return perform(act, by or made.made.clerk)


def declared_next(made: Results) -> Filing:
    """The declaration of the year after, empty."""
    return perform(CreateDeclaration(NEXT, made.made.project), made.made.clerk)


def evaluated_next(made: Results, reached: str, *, is_approved: bool = True) -> Filing:
    """The self-evaluation of the year after with what was reached at the indicator of people."""
    declaration = declared_next(made)
    there = Office(made.made.here, made.made.clerk, made.made.project, declaration)
    declare(there)
    approve_all(there)
    form = perform(BeginSelfEvaluation(NEXT, made.made.project), made.made.clerk)
    results: dict[str, Mapping[str, str]] = {**RESULTS, PEOPLE: {"result": reached}}
    fill_in(there, form, results)
    if is_approved:
        approve_all(Office(made.made.here, made.made.clerk, made.made.project, form))
    return fresh(form)
