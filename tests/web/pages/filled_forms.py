"""Forms of every kind in the states that pages show."""

from __future__ import annotations

import datetime
import io
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.answers.actions import AnswerFinding
from heji.web.answers.selectors import told
from heji.web.declarations.actions.creating import CreateDeclaration
from heji.web.evidence.actions import AttachEvidence
from heji.web.evidence.models import Evidence
from heji.web.evidence.receiving import received
from heji.web.filing import selectors
from heji.web.filing.actions.importing import AddIntake, read_file
from heji.web.filing.actions.saving import SaveCells, Typed
from heji.web.filing.models import Filing
from heji.web.jobs.night import ask_for_reaudit
from heji.web.jobs.worker import Worker
from heji.web.monitoring.actions.beginning import BeginMonitoring
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from heji.web.reviews.actions.consulting import Consult
from heji.web.reviews.actions.deciding import AddComment, Approve, Return
from heji.web.reviews.actions.submitting import Submit
from heji.web.self_evaluations.actions.beginning import BeginSelfEvaluation
from heji.web.self_evaluations.actions.signing import AddSignedVersion
from heji.web.self_evaluations.signed.examining import examine
from tests.web.budgets.budgeting import line
from tests.web.declarations.test_files import FORM
from tests.web.filing.making import Office, fill_in
from tests.web.jobs.working import started
from tests.web.monitoring.watching import fill_in as progress
from tests.web.pages.named import BUREAU, DEPARTMENT, MONITORED, UNIT, WAN
from tests.web.reviews.going import WAY, approve_all, fresh, present, submit
from tests.web.self_evaluations.evaluating import SOME_RESULTS
from tests.web.self_evaluations.evaluating import fill_in as evaluate
from tests.web.self_evaluations.signing import form_file, report_file, with_other_words


def declarations(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
    draft = made.form
    _with_mistakes(made)
    back = read_file("堤防加固申报表.html", FORM.encode(), draft)
    found = {
        "draft": draft,
        "intake": perform(AddIntake(draft, "堤防加固申报表.html", "0" * 64, back), made.clerk),
        "own": perform(CreateDeclaration(2026), made.clerk),
    }
    _answer(draft, made.clerk)
    offices = {name: another(made, name) for name in ("水质自动监测", "防汛物资储备", "泵站改造")}
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


def another(made: Office, name: str) -> Office:
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


def monitoring(made: Office, actors: dict[tuple[Role, str], Actor]) -> dict[str, Any]:
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


def jobs(made: Office, waiting: Filing, evaluated: Filing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "submitting": started(made.clerk, "submit", [waiting]),
        "printing": started(made.clerk, "print", [evaluated]),
    }
    Worker().work_off()
    return {**found, "night": ask_for_reaudit()}


def evidence(made: Office, form: Filing) -> Evidence:
    drawn = Image.new("RGB", (600, 400), "#fdfaf0")
    ImageDraw.Draw(drawn).rectangle((40, 40, 560, 360), outline="#a33", width=4)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    upload = SimpleUploadedFile("验收报告.png", buffer.getvalue())
    environment = settings.ENVIRONMENT
    with received(upload, environment.evidence, environment.folder) as file:
        act = AttachEvidence(file, "filing.filing", str(form.pk))
        return perform(act, made.clerk)
