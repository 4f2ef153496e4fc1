"""Second looks at self-evaluations, and what follows from them."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.advice.actions import DecideAdvice
from heji.web.commitments.actions import ConfirmCommitment
from heji.web.commitments.selectors import proposed
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.key_evaluations.actions.preparing import BeginKeyEvaluation, GiveTo, SendOut
from heji.web.key_evaluations.actions.preparing import Task as KeyTask
from heji.web.letters.actions import WriteLetter
from heji.web.letters.lines import About
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.rectification.actions.answering import AnswerTask, ReturnTask
from heji.web.rectification.actions.issuing import Demand, IssueTask
from heji.web.rectification.grounds import Ground
from heji.web.rectification.models import Source as From
from heji.web.rectification.models import Task as Rectification
from heji.web.reviews.actions.correcting import CorrectScore
from heji.web.sampling.actions import MakeDraw
from heji.web.sampling.actions import Plan as DrawPlan
from heji.web.sampling.drawing import Sizes
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from tests.web.building import City
from tests.web.filing.making import Office, fill_in
from tests.web.key_evaluations.evaluated import RUBRIC, UNTIL, Round
from tests.web.pages.filled_forms import another
from tests.web.pages.named import BUREAU, DEPARTMENT, MONITORED, UNIT
from tests.web.reviews.going import approve_all, fresh, submit
from tests.web.self_evaluations.evaluating import LIGHTER, RESULTS
from tests.web.self_evaluations.evaluating import fill_in as evaluate


def second_look(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    """A corrected self-evaluation, a draw, and key evaluations at each point of their way."""
    other = another(made, "内涝点治理")
    approve_all(other)
    form = perform(BeginSelfEvaluation(2026, other.project), made.clerk)
    evaluate(other, form, {**RESULTS, "受益居民人数": {"result": "2400人", "reason": "延期交付"}})
    there = Office(made.here, made.clerk, other.project, form)
    review = submit(there)
    row = next(each for each in there.content.indicators if each.name == "受益居民人数")
    correct = CorrectScore(review, row.id, "20", "名单中有重复人员，核减后为 2133 人。")
    perform(correct, actors[Role.UNIT_APPROVER, UNIT])
    bureau, expert = actors[Role.FINANCE_PERFORMANCE, BUREAU], actors[Role.EXPERT, BUREAU]
    draw = perform(MakeDraw(DrawPlan(2026, ("project",), Sizes(1, 1, 1))), bureau)
    rounds = {name: _round(made.here, bureau, other, name) for name in _ROUNDS}
    for name, each in rounds.items():
        each.experts = [expert, made.another(Role.EXPERT, BUREAU)]
        for one in each.experts:
            perform(GiveTo(each.evaluation, one.person), bureau)
        if name != "prepared":
            perform(SendOut(each.evaluation), bureau)
    rounds["seat_open"].opened(0)
    rounds["seat_open"].score(0, i3_1="8")
    for number, score in enumerate(("9", "7.5")):
        rounds["seat_done"].hand_in(number, i3_1=score, i4_1=score)
    found = {name: each.seat(0) for name, each in rounds.items() if name != "prepared"}
    found |= {"prepared": rounds["prepared"].now(), "key_scored": rounds["seat_done"].now()}
    return {"corrected": review, "draw": draw, **found}


_ROUNDS = ("prepared", "seat", "seat_open", "seat_done")


def _round(here: City, office: Actor, other: Office, name: str) -> Round:
    task = KeyTask(
        *(here[UNIT], other.project, 2026, f"内涝点治理重点评价（{_ROUNDS.index(name) + 1}）"),
        *("评价资金使用的绩效，为下年预算提供依据。", RUBRIC, "mean", 2, UNTIL),
    )
    return Round(here, office, perform(BeginKeyEvaluation(task), office), [])


def results(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    """Approved results with promises, tasks to be put right, a decision on the budget, a letter."""
    project = perform(AddProject("X2025-201", "泵站巡检", Level.PROJECT, 2024), made.clerk)
    form = perform(CreateDeclaration(MONITORED, project), made.clerk)
    other = Office(made.here, made.clerk, project, form)
    fill_in(other)
    lighter = next(each for each in other.content.indicators if each.name == LIGHTER)
    typed = Typed("indicator", lighter.id, "weight", "10", lighter_version(lighter.id))
    perform(SaveCells(form, (typed,)), made.clerk)
    approve_all(other)
    results = perform(BeginSelfEvaluation(MONITORED, project), made.clerk)
    words = "力争明年受益居民突破3800人，投诉量控制在5件以内。"
    evaluate(
        other, results, {**RESULTS, "受益居民人数": {"result": "3200人", "improvement": words}}
    )
    approve_all(Office(made.here, made.clerk, project, results))
    results = fresh(results)
    bureau = actors[Role.FINANCE_PERFORMANCE, BUREAU]
    found = {"results": results, **_demands(made, bureau, results)}
    proposal = proposed(results)[0]
    said = (proposal.measured, proposal.sign, proposal.year)
    perform(ConfirmCommitment(results, proposal, *said), made.clerk)
    perform(DecideAdvice(results, "cut", 15, "财力紧张，压减一般性支出。"), bureau)
    return {**found, "following": perform(CreateDeclaration(2026, project), made.clerk)}


def lighter_version(id: int) -> int:
    """The version of a row that was typed into."""
    return IndicatorRow.objects.get(pk=id).version


def _demands(made: Office, bureau: Actor, form: Filing) -> dict[str, Any]:
    today = timezone.localdate()
    cell = f"indicator.{form.indicator_rows.all()[1].pk}.result"
    ground = Ground(From.TEXT, cell=cell, label="整治河道长度 实际完成值")
    issued = []
    for what, days in (("补充工程验收报告。", 3), ("更正满意度调查样本数。", 12)):
        demand = Demand(what, today + datetime.timedelta(days), "验收报告" if days < 5 else "")
        act = IssueTask(form.organisation, form.year, demand, form, ground)
        issued.append(perform(act, bureau))
    late, returned = issued
    Rectification.objects.filter(pk=late.pk).update(due=today - datetime.timedelta(2))
    perform(AnswerTask(returned, "已重新统计样本数并更正。"), made.clerk)
    perform(ReturnTask(returned, "请附原始问卷汇总表。"), bureau)
    answered = IssueTask(made.here[UNIT], MONITORED, Demand("完善内部控制制度。", today))
    perform(AnswerTask(perform(answered, bureau), "已印发制度。"), made.clerk)
    about = About(made.here[DEPARTMENT], MONITORED)
    letter = perform(WriteLetter("rectification", about, "云财绩〔2026〕12号", today), bureau)
    return {"demand": returned, "letter": letter}
