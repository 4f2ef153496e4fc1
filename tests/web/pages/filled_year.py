"""The calendar, the preparation, the money and the people of the city."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from heji.web.accounts.actions.people import AddPerson, Details
from heji.web.accounts.actions.roles import Grant
from heji.web.accounts.models import Membership
from heji.web.accounts.models.credentials import Purpose
from heji.web.accounts.one_time import make_link
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.actions.register import SetRegisterValue
from heji.web.budgets.actions.years import CloseYear
from heji.web.budgets.models import (
    FundLevel,
    Source,
)
from heji.web.calendar.actions import AskLateSubmission, EnterDays, Plan, SetPhase
from heji.web.calendar.models import PhaseKind
from heji.web.preparation.actions.duties import AddDuty, AddTask, LinkTarget
from heji.web.preparation.actions.evaluations import (
    BeginEvaluation,
    ConcludeEvaluation,
    Given,
    ScoreEvaluation,
    SetEvaluationRule,
)
from heji.web.preparation.actions.funds import AddFund, AddProgramme, AskExtension, PublishFund
from heji.web.preparation.actions.regulations import AddRegulation, RepealRegulation
from heji.web.preparation.criteria import present_criteria
from heji.web.preparation.models import (
    Conclusion,
    RegulationKind,
    SubjectKind,
)
from tests.web.budgets.budgeting import adjust, line
from tests.web.building import BEGUN, City
from tests.web.filing.making import Office
from tests.web.pages.named import BUREAU, DEPARTMENT, UNIT, WAN


def calendar(made: Office, bureau: Actor) -> dict[str, Any]:
    today, region = timezone.localdate(), made.here["云栖市"]
    week = datetime.timedelta(days=7)
    plan = Plan(
        today - 8 * week,
        today - week,
        layout="cn/mof/project-declaration/2015",
        department_layout="cn/mof/department-declaration/2015",
    )
    phase = perform(SetPhase(region, today.year, PhaseKind.DECLARATION, plan), bureau)
    others = Plan(today - week, today + week)
    for kind in (PhaseKind.MONITORING, PhaseKind.SELF_EVALUATION):
        perform(SetPhase(region, today.year, kind, others), bureau)
    perform(EnterDays(region, today, today + datetime.timedelta(2), False, "汛期调休"), bureau)
    ask = AskLateSubmission(phase, made.here[UNIT], "经办人住院，恳请延期一周。", today + week)
    return {"phase": phase.pk, "late": perform(ask, made.clerk)}


def preparation(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    body, reviewer = made.here[DEPARTMENT], actors[Role.DEPARTMENT_REVIEWER, DEPARTMENT]
    year = timezone.localdate().year
    duty = perform(AddDuty(body, "防汛抗旱", 2024, "三定规定", "组织全市防汛抗旱工作。"), reviewer)
    perform(AddDuty(body, "供水管理", 2024), reviewer)
    task = perform(AddTask(duty, year, "汛前清淤", "五月底前完成主要河道清淤。"), reviewer)
    perform(LinkTarget(task, made.project, "清淤 12 公里"), reviewer)
    regulation, *_ = (
        perform(AddRegulation(body, kind, title, day, day, number=number), reviewer)
        for kind, title, day, number in (
            (RegulationKind.BUDGET, "预算管理办法", BEGUN, "云水〔2020〕3号"),
            (RegulationKind.SPECIAL_FUND, "水利专项资金管理办法", BEGUN, "云水〔2020〕8号"),
        )
    )
    old = perform(
        AddRegulation(body, RegulationKind.ASSETS, "资产管理办法", BEGUN, BEGUN), reviewer
    )
    perform(RepealRegulation(old, datetime.date(2025, 1, 1)), reviewer)
    fund = perform(AddFund(body, "水利专项", year - 2, year, "S01", "水库除险加固"), reviewer)
    perform(AddProgramme(fund, "水库除险加固"), reviewer)
    perform(PublishFund(fund, timezone.localdate(), "市政府网站"), reviewer)
    extension = perform(AskExtension(fund, year + 2, "项目跨年实施，尚有尾款。"), reviewer)
    found = {"duty": duty, "task": task, "regulation": regulation, "fund": fund}
    return {**found, "extension": extension, **_evaluations(made, actors)}


def _evaluations(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    bureau = actors[Role.FINANCE_PERFORMANCE, BUREAU]
    reviewer = actors[Role.DEPARTMENT_REVIEWER, DEPARTMENT]
    perform(SetEvaluationRule(made.here["云栖市"], 2024, 300 * WAN), bureau)
    clerk = made.another(Role.UNIT_CLERK, DEPARTMENT)
    full = {each.key: Given(each.full) for each in present_criteria().all()}
    less = {each.key: Given(each.full * 7 // 10, "依据不足") for each in present_criteria().all()}
    begun = {}
    for name, title, given in (
        ("scored", "智慧水务平台", full),
        ("to_conclude", "排涝泵站自动化", full),
        ("to_adjust", "再生水利用", less),
    ):
        begin = BeginEvaluation(
            *(made.here[DEPARTMENT], timezone.localdate().year, SubjectKind.PROJECT, title),
            *(500 * WAN, "现有系统不能互通"),
        )
        begun[name] = perform(begin, clerk)
        perform(ScoreEvaluation(begun[name], given), clerk)
    adjust = ConcludeEvaluation(begun["to_adjust"], Conclusion.ADJUST, "压减规模", "核减两成")
    perform(adjust, reviewer)
    return begun


def budgets(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    reviewer = actors[Role.DEPARTMENT_REVIEWER, DEPARTMENT]
    body, year = made.here[DEPARTMENT], timezone.localdate().year
    months = dict.fromkeys(range(1, 10), 40 * WAN)
    of_project = line(made.project, 800 * WAN, year, months)
    own = line(body, 1200 * WAN, year, dict.fromkeys(range(1, 10), 100 * WAN))
    line(body, 60 * WAN, year, source=Source.GOVERNMENT_FUND, level=FundLevel.TRANSFER)
    adjustment = adjust(of_project, -50 * WAN, reviewer)
    set_value = SetRegisterValue(body, year, "assets_total", 2000 * WAN, 2, "2026年资产年报")
    value = perform(set_value, reviewer)
    close = CloseYear(made.here["云栖市"], year - 1)
    closing = perform(close, actors[Role.FINANCE_PERFORMANCE, BUREAU])
    return {"line": own, "adjustment": adjustment, "value": value, "closing": closing}


def people(here: City, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    administrator, today = actors[Role.ADMINISTRATOR, BUREAU], timezone.localdate()
    grant = Grant(here[UNIT], Role.UNIT_CLERK, today)
    details = Details("王小雨", "wang@example.org", "0571-1234")
    added = perform(AddPerson("wang.xiaoyu", details, grant), administrator)
    Membership.objects.create(
        person=added.person, organisation=here[DEPARTMENT], role=Role.UNIT_CLERK, starts=BEGUN
    )
    invited = here.actor(Role.EXPERT, BUREAU).person
    return {"person": added.person, "invitation": make_link(invited, Purpose.INVITATION)}
