"""Monitoring forms and self-evaluations of the large city, from what was declared."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from django.utils import timezone

from heji.rubrics.files.shelf import find
from heji.web.demonstration.city import data
from heji.web.demonstration.large.money import executed
from heji.web.demonstration.large.place import Place
from heji.web.demonstration.large.storing import Draft, Kept, store
from heji.web.filing.blocks import empty, possibilities
from heji.web.filing.content import Content, Indicator, Money
from heji.web.filing.models import Filing, Scope, State
from heji.web.monitoring.actions.beginning import followed
from heji.web.monitoring.models import MoneyTaken
from heji.web.self_evaluations.declared import evaluated
from heji.web.self_evaluations.rubric_rows import own_rows

MONTH = 7  #: through which is monitored
_YEAR = 12  #: months
#: Of a hundred self-evaluations: so many in this state.
_STATES = (
    (State.DRAFT, 15),
    (State.SUBMITTED, 10),
    (State.DEPARTMENT_REVIEW, 20),
    (State.FINANCE_PERFORMANCE_REVIEW, 15),
    (State.RETURNED, 5),
    (State.APPROVED, 35),
)
_MISSED = 12  #: one of so many targets is missed
_UNSAID = 20  #: and for one of so many of those nobody says why


def monitor(place: Place, forms: Iterable[Kept]) -> list[Kept]:
    """Stores the monitoring form of each: three of four approved, one with the department."""
    made = store(
        _draft(place, each, "monitoring", State.APPROVED if number % 4 else State.DEPARTMENT_REVIEW)
        for number, each in enumerate(forms)
    )
    measures = ["initial_budget", "executed_to_date"]
    MoneyTaken.objects.bulk_create(
        MoneyTaken(filing=each.filing, measures=measures, last_month=MONTH) for each in made
    )
    return made


def evaluate(place: Place, forms: Iterable[Kept]) -> list[Kept]:
    """Stores the self-evaluation of each, in mixed states."""
    states = [state for state, share in _STATES for _ in range(share)]
    chances = place.size.drawing
    return store(
        _draft(
            place, each, "self_evaluation", chances("state", each.filing.project_id).choice(states)
        )
        for each in forms
    )


def _draft(place: Place, form: Kept, kind: str, state: State) -> Draft:
    drawn = place.size.drawing(kind, form.filing.organisation.code, str(form.filing.project))
    contents = {"monitoring": _monitored, "self_evaluation": _evaluated}
    filing = Filing(
        organisation=form.filing.organisation,
        project=form.filing.project,
        kind=kind,
        scope=Scope.PROJECT,
        year=place.year,
        month=MONTH if kind == "monitoring" else 0,
        layout=data("calendar")["layouts"][kind]["layout"],
        state=state,
        revision=int(state != State.DRAFT),
        conclusion="excellent" if state == State.APPROVED else "",
        created_by=form.filing.created_by,
    )
    approved_at = timezone.now() - datetime.timedelta(days=1)
    return Draft(filing, contents[kind](form, drawn), form.filing.created_by, approved_at)


def _monitored(form: Kept, drawn: Random) -> Content:
    blank, was = empty("monitoring", Scope.PROJECT), form.content
    return replace(
        blank,
        texts=tuple(replace(each, text=was.words_of(each.role)) for each in blank.texts),
        money=tuple(_money(each, form, MONTH) for each in blank.money),
        indicators=tuple(_progress(followed(each), form, drawn) for each in was.indicators),
    )


def _progress(row: Indicator, form: Kept, drawn: Random) -> Indicator:
    """How far a target was reached by then, and that it will be: works go on as money is spent."""
    reached = row.value or 0
    if row.type == "quantity" and row.unit != "%":
        spent = 100 * _part(form, "total", MONTH) // max(1, _part(form, "total", 0))
        reached = reached * (spent + drawn.randint(0, 4)) // 100
    certainly = possibilities()[0]
    return replace(row, result_value=reached, forecast_value=row.value, possibility=certainly)


def _evaluated(form: Kept, drawn: Random) -> Content:
    layouts, was = data("calendar")["layouts"]["self_evaluation"], form.content
    blank = empty("self_evaluation", Scope.PROJECT, layouts["layout"])
    name = form.filing.project.name if form.filing.project else ""
    said = {"goal": was.words_of("goal"), "goal_result": data("large")["result"].format(name=name)}
    why = {"reason": data("large")["unspent"], "improvement": data("large")["improvement"]}
    own = (replace(each, **why) for each in own_rows(find(layouts["rubric"])))
    return replace(
        blank,
        texts=tuple(replace(each, text=said.get(each.role, "")) for each in blank.texts),
        money=tuple(_money(each, form, _YEAR) for each in blank.money),
        indicators=(*own, *_results(was, drawn)),
    )


def _results(was: Content, drawn: Random) -> Iterator[Indicator]:
    said = data("large")
    for each in was.indicators:
        row, target = evaluated(each), each.value or 0
        if drawn.randrange(_MISSED) or each.sign != "≥":
            yield replace(row, result_value=target)
            continue
        reason = "" if drawn.randrange(_UNSAID) == 0 else said["reason"]
        yield replace(
            row,
            result_value=target * drawn.randint(70, 95) // 100,
            reason=reason,
            improvement=said["improvement"] if reason else "",
        )


def _money(row: Money, form: Kept, months: int) -> Money:
    """What the budgets say; nothing was brought forward. Rates follow from the others."""
    if row.measure in ("initial_budget", "full_year_budget"):
        amount = _part(form, row.part, 0)
    elif row.measure in ("executed", "executed_to_date"):
        amount = _part(form, row.part, months)
    elif row.measure == "forecast_executed":
        amount = _part(form, row.part, _YEAR)
    else:
        return row
    return replace(row, amount=amount)


def _part(form: Kept, part: str, months: int) -> int:
    """An amount of a part; of the initial budget when no months are given."""
    parts = {"total": ("fiscal", "other"), "carried": ()}.get(part, (part,))
    return sum(
        executed(form, each, months) if months else form.content.amount("budget", each) or 0
        for each in parts
    )
