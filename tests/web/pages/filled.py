"""A city in the middle of its work, so that each page has something to show."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from heji.web.accounts.actions.people import AddPerson, Details
from heji.web.accounts.actions.roles import Grant
from heji.web.accounts.models import Membership, Person
from heji.web.accounts.models.credentials import Purpose
from heji.web.accounts.one_time import make_link
from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.advice.actions import DecideAdvice
from heji.web.answers.actions import AnswerFinding
from heji.web.answers.selectors import told
from heji.web.budgets.actions.register import SetRegisterValue
from heji.web.budgets.actions.years import CloseYear
from heji.web.budgets.models import (
    Adjustment,
    BudgetLine,
    FundLevel,
    RegisterValue,
    Source,
    YearClosing,
)
from heji.web.calendar.actions import AskLateSubmission, EnterDays, Plan, SetPhase
from heji.web.calendar.models import LateSubmission, PhaseKind
from heji.web.commitments.actions import ConfirmCommitment
from heji.web.commitments.selectors import proposed
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.evidence.actions import AttachEvidence
from heji.web.evidence.models import Evidence
from heji.web.evidence.receiving import received
from heji.web.filing import selectors
from heji.web.filing.actions.importing import AddIntake, read_file
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing, IndicatorRow, Intake
from heji.web.jobs.models import Job
from heji.web.jobs.night import ask_for_reaudit
from heji.web.jobs.worker import Worker
from heji.web.key_evaluations.actions.preparing import BeginKeyEvaluation, GiveTo, SendOut
from heji.web.key_evaluations.actions.preparing import Task as KeyTask
from heji.web.key_evaluations.models import KeyEvaluation, Seat
from heji.web.letters.actions import WriteLetter
from heji.web.letters.lines import About
from heji.web.letters.models import Letter
from heji.web.library.models import LibraryEntry
from heji.web.library.shipping import import_shipped
from heji.web.monitoring.actions.beginning import BeginMonitoring
from heji.web.organisations.actions import AddOrganisation, RenameOrganisation
from heji.web.organisations.models import Kind
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
    Duty,
    Evaluation,
    FundExtension,
    Regulation,
    RegulationKind,
    SpecialFund,
    SubjectKind,
    Task,
)
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.rectification.actions.answering import AnswerTask, ReturnTask
from heji.web.rectification.actions.issuing import Demand, IssueTask
from heji.web.rectification.grounds import Ground
from heji.web.rectification.models import Source as From
from heji.web.rectification.models import Task as Rectification
from heji.web.reviews.actions.consulting import Consult
from heji.web.reviews.actions.correcting import CorrectScore
from heji.web.reviews.actions.deciding import AddComment, Approve, Return
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.models import Consultation, Review
from heji.web.sampling.actions import MakeDraw
from heji.web.sampling.actions import Plan as DrawPlan
from heji.web.sampling.drawing import Sizes
from heji.web.sampling.models import Draw
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from heji.web.self_evaluations.actions.signing import AddSignedVersion
from heji.web.self_evaluations.models import SignedVersion
from heji.web.self_evaluations.signed.examining import examine
from tests.web.budgets.budgeting import adjust, line
from tests.web.building import BEGUN, City
from tests.web.declarations.test_files import FORM
from tests.web.filing.making import Office, fill_in, office
from tests.web.jobs.working import started
from tests.web.key_evaluations.evaluated import RUBRIC, UNTIL, Round
from tests.web.library.proposing import approved, proposal
from tests.web.monitoring.watching import fill_in as progress
from tests.web.reviews.going import WAY, approve_all, fresh, present, submit
from tests.web.self_evaluations.evaluating import LIGHTER, RESULTS, SOME_RESULTS
from tests.web.self_evaluations.evaluating import fill_in as evaluate
from tests.web.self_evaluations.signing import form_file, report_file, with_other_words

WAN = 1_000_000  #: 分
#: A year that is over: what is monitored is monitored in it.
MONITORED = 2025
UNIT, DEPARTMENT, BUREAU = "河道管理所", "市水务局", "市财政局"


@dataclass
class Filled:
    """What there is in the city, by what it shows."""

    here: City
    actors: dict[tuple[Role, str], Actor]
    draft: Filing  #: with findings
    returned: Filing
    waiting: Filing
    approved: Filing
    evaluated: Filing  #: the self-evaluation of that, half filled in
    on_paper: Intake  #: of that, from paper
    signed: dict[str, SignedVersion]  #: of that, with differences
    own: Filing  #: of the unit as a whole
    review: Review
    given: Consultation
    intake: Intake
    phase: int
    late: LateSubmission
    duty: Duty
    task: Task
    regulation: Regulation
    scored: Evaluation
    to_conclude: Evaluation
    to_adjust: Evaluation
    fund: SpecialFund
    extension: FundExtension
    entry: LibraryEntry
    proposed: LibraryEntry
    line: BudgetLine
    adjustment: Adjustment
    value: RegisterValue
    closing: YearClosing
    corrected: Review  #: of a self-evaluation, with a score that was corrected
    draw: Draw
    prepared: KeyEvaluation
    key_scored: KeyEvaluation
    seat: Seat  #: of an expert who declared nothing yet
    seat_open: Seat
    seat_done: Seat
    watched: Filing  #: being monitored, with warnings
    to_decide: Filing  #: monitored, approved, and decided on by nobody
    results: Filing  #: a self-evaluation that was approved, with a commitment and one proposed
    following: Filing  #: the declaration of the year after
    demand: Rectification  #: to be put right, returned once
    letter: Letter
    piece: Evidence
    submitting: Job  #: done, with a form that could not be submitted
    printing: Job
    night: Job  #: nobody took it yet
    person: Person
    invitation: str

    def actor(self, role: Role, body: str) -> Actor:
        """Whoever acts in a role of a body; always the same person."""
        if (role, body) not in self.actors:
            self.actors[role, body] = self.here.actor(role, body)
        return self.actors[role, body]


def filled() -> Filled:
    """The city; its evidence goes to the folder of the settings."""
    import_shipped()
    made = office()
    here = made.here
    actors = {
        (Role.UNIT_CLERK, UNIT): made.clerk,
        (Role.UNIT_APPROVER, UNIT): here.actor(Role.UNIT_APPROVER, UNIT),
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT): here.actor(Role.DEPARTMENT_REVIEWER, DEPARTMENT),
        (Role.FINANCE_PERFORMANCE, BUREAU): here.actor(Role.FINANCE_PERFORMANCE, BUREAU),
        (Role.ADMINISTRATOR, BUREAU): here.actor(Role.ADMINISTRATOR, BUREAU),
    }
    bureau = actors[Role.FINANCE_PERFORMANCE, BUREAU]
    perform(AddOrganisation(here["市教育局"], "第二中学", Kind.UNIT, 2024), bureau)
    perform(RenameOrganisation(here["供水监测站"], "供水水质监测站", 2025), bureau)
    found = {
        "here": here,
        "actors": actors,
        **_declarations(made, actors),
        **_second_look(made, actors),
        **_calendar(made, bureau),
        **_preparation(made, actors),
        **_budgets(made, actors),
        **_monitoring(made, actors),
        **_results(made, actors),
        **_people(here, actors),
        "entry": approved(here),
        "proposed": proposal(here, "供水管网改造长度"),
    }
    found["piece"] = _evidence(made, found["draft"])
    found |= _jobs(made, found["waiting"], found["evaluated"])
    return Filled(**found)


def _declarations(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    draft = made.form
    _with_mistakes(made)
    back = read_file("堤防加固申报表.html", FORM.encode(), draft)
    found = {
        "draft": draft,
        "intake": perform(AddIntake(draft, "堤防加固申报表.html", "0" * 64, back), made.clerk),
        "own": perform(CreateDeclaration(2026), made.clerk),
    }
    _answer(draft, made.clerk)
    offices = {name: _another(made, name) for name in ("水质自动监测", "防汛物资储备", "泵站改造")}
    returned, waiting, done = offices.values()
    _misstate(waiting)
    _answer(waiting.form, made.clerk)
    for each in (returned, waiting):
        submit(each)
    approver = actors[Role.UNIT_APPROVER, UNIT]
    cell = f"indicator.{returned.content.indicators[0].id}.value"
    remark = AddComment(present(returned), "请与规划一致", cell, "整治河道长度 指标值")
    perform(remark, approver)
    perform(Return(present(returned), "指标值偏低，请核实。"), approver)
    perform(Approve(present(waiting), conclusion=""), approver)
    approve_all(done)
    evaluated = perform(BeginSelfEvaluation(2026, done.project), made.clerk)
    evaluate(done, evaluated, SOME_RESULTS)
    forms = {"evaluated": evaluated, **_papers(evaluated, made.clerk)} | {
        "returned": returned.form,
        "waiting": waiting.form,
        "approved": done.form,
    }
    review = present(waiting)
    expert = made.another(Role.EXPERT, BUREAU)
    actors[Role.EXPERT, BUREAU] = expert
    until = timezone.localdate() + datetime.timedelta(days=14)
    consult = Consult(review, expert.person, "请就指标值的合理性提出意见。", until)
    given = perform(consult, actors[Role.DEPARTMENT_REVIEWER, DEPARTMENT])
    return {**found, **forms, "review": review, "given": given}


def _papers(form: Filing, clerk: Actor) -> dict[str, Any]:
    """A self-evaluation from paper, and signed versions that somebody changed by hand."""
    form = fresh(form)
    paper = with_other_words(form_file(form), "≥3200人", "≥3500人")
    back = read_file("自评表.docx", paper, form)
    signed, environment = {}, settings.ENVIRONMENT
    for kind, name, content in (
        ("form", "自评表（盖章）.docx", with_other_words(paper, "2400人", "3400人")),
        ("report", "自评报告（盖章）.docx", with_other_words(report_file(form), "12.5", "15.2")),
    ):
        upload = SimpleUploadedFile(name, content)
        with received(upload, environment.evidence, environment.folder) as waiting:
            act = AddSignedVersion(form, examine(form, kind, name, content), waiting)
            signed[kind] = perform(act, clerk)
    found = perform(AddIntake(form, "自评表.docx", "0" * 64, back), clerk)
    return {"on_paper": found, "signed": signed}


def _another(made: Office, name: str) -> Office:
    """One more project of the office with a form that is filled in."""
    number = Filing.objects.count() + 1
    project = perform(AddProject(f"X2026-{number:03}", name, Level.PROJECT, 2024), made.clerk)
    form = perform(CreateDeclaration(2026, project), made.clerk)
    other = Office(made.here, made.clerk, project, form)
    fill_in(other)
    return other


def _with_mistakes(made: Office) -> None:
    fill_in(made)
    content = made.content
    typed = [
        Typed("indicator", content.indicators[0].id, "value", "≤12公里", 2, None),
        Typed("money", content.money[1].id, "amount", "700", 2, None),
    ]
    perform(SaveCells(made.form, tuple(typed)), made.clerk)


def _misstate(made: Office) -> None:
    amount = Typed("money", made.content.money[1].id, "amount", "700", 2, None)
    perform(SaveCells(made.form, (amount,)), made.clerk)


def _answer(form: Filing, clerk: Actor) -> None:
    finding = told(form, selectors.present(form), "zh")[0]
    perform(AnswerFinding(form, finding.key, "explained", "年中追加，批复文件见附件。"), clerk)


def _calendar(made: Office, bureau: Actor) -> dict[str, Any]:
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


def _preparation(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
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


def _budgets(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
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


def _monitoring(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    """Two projects with approved targets of a year that is over: one is watched, one is decided on."""
    forms = []
    for code, name in (("X2025-101", "管网漏损治理"), ("X2025-102", "堤岸绿化养护")):
        project = perform(AddProject(code, name, Level.PROJECT, 2024), made.clerk)
        other = Office(
            made.here,
            made.clerk,
            project,
            perform(CreateDeclaration(MONITORED, project), made.clerk),
        )
        fill_in(other)
        approve_all(other)
        line(project, 1000 * WAN, MONITORED, dict.fromkeys(range(1, 8), 30 * WAN))
        forms.append(perform(BeginMonitoring(MONITORED, project, 7), made.clerk))
    watched, to_decide = forms
    progress(made, watched, ({"progress": "3", "forecast": "9"},))
    progress(made, to_decide)
    perform(Submit(to_decide), made.clerk)
    by = [actors.get(each) or made.another(*each) for each in WAY]
    for number, actor in enumerate(by):
        there = Office(made.here, made.clerk, made.project, to_decide)
        perform(Approve(present(there), conclusion="good" if number == 3 else ""), actor)
    return {"watched": watched, "to_decide": to_decide}


def _second_look(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    """A corrected self-evaluation, a draw, and key evaluations at each point of their way."""
    other = _another(made, "内涝点治理")
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


def _results(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
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


def _people(here: City, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    administrator, today = actors[Role.ADMINISTRATOR, BUREAU], timezone.localdate()
    grant = Grant(here[UNIT], Role.UNIT_CLERK, today)
    details = Details("王小雨", "wang@example.org", "0571-1234")
    added = perform(AddPerson("wang.xiaoyu", details, grant), administrator)
    Membership.objects.create(
        person=added.person, organisation=here[DEPARTMENT], role=Role.UNIT_CLERK, starts=BEGUN
    )
    invited = here.actor(Role.EXPERT, BUREAU).person
    return {"person": added.person, "invitation": make_link(invited, Purpose.INVITATION)}


def _jobs(made: Office, waiting: Filing, evaluated: Filing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "submitting": started(made.clerk, "submit", [waiting]),
        "printing": started(made.clerk, "print", [evaluated]),
    }
    Worker().work_off()
    return {**found, "night": ask_for_reaudit()}


def _evidence(made: Office, form: Filing) -> Evidence:
    drawn = Image.new("RGB", (600, 400), "#fdfaf0")
    ImageDraw.Draw(drawn).rectangle((40, 40, 560, 360), outline="#a33", width=4)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    upload = SimpleUploadedFile("验收报告.png", buffer.getvalue())
    environment = settings.ENVIRONMENT
    with received(upload, environment.evidence, environment.folder) as file:
        act = AttachEvidence(file, "filing.filing", str(form.pk))
        return perform(act, made.clerk)
