"""Letters are written once, read back equal, and go to those whom they concern."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from heji.documents.document import Document
from heji.documents.reading import read_document
from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.advice.actions import DecideAdvice
from heji.web.audit_log.models import LogEntry
from heji.web.letters import selectors
from heji.web.letters.actions import WriteLetter
from heji.web.letters.lines import About
from heji.web.letters.models import Letter
from heji.web.letters.templating import day_text, report_of, templates
from heji.web.rectification.actions.answering import AnswerTask
from heji.writers.report.report import Paragraph
from heji.writers.report.writing import write
from tests.web.accounts.steps import BACKEND
from tests.web.advice.resulting import BUREAU, DEPARTMENT, UNIT, Results, approved
from tests.web.rectification.demanding import WHAT, Demanded, demanded, in_days

pytestmark = pytest.mark.django_db
DATED = datetime.date(2027, 3, 5)
NUMBER = "云财绩〔2027〕12号"


def read_back(letter: Letter) -> Document:
    """The letter as its file says it."""
    return read_document(write(report_of(letter), "docx"), "letter.docx")


def rows(found: Document) -> list[list[str]]:
    table = next(found.tables())
    return [["" if each is None else each.text for each in row] for row in table.grid()]


def notice(made: Demanded, number: str = NUMBER, body: str = DEPARTMENT) -> WriteLetter:
    return WriteLetter("rectification", About(made.made.here[body], 2026), number, DATED)


def test_a_notice_of_rectification_reads_back() -> None:
    made = demanded()
    made.task(proof="验收报告", due=5)
    made.task(due=30)
    perform(AnswerTask(made.task(), "已改正"), made.clerk)  # nothing is left to do there
    count = LogEntry.objects.count()
    letter = perform(notice(made), made.bureau)
    assert LogEntry.objects.count() == count + 1
    found = read_back(letter)
    said = [each.text for each in found.paragraphs()]
    assert said[0] == "绩效管理问题整改通知书"
    assert NUMBER in said
    assert "市水务局：" in said
    assert said.index("市财政局") + 1 == said.index("2027年3月5日")
    whole = "".join(said)
    assert "发现2项问题" in whole
    assert f"最迟一项为{day_text(in_days(30))}" in whole
    assert rows(found) == [
        ["序号", "整改要求", "所涉年度和位置", "责任单位", "要求提供的佐证", "整改期限"],
        ["1", WHAT, "2026", UNIT, "验收报告", day_text(in_days(5))],
        ["2", WHAT, "2026", UNIT, "—", day_text(in_days(30))],
    ]


def test_what_was_written_stays_as_it_was() -> None:
    made = demanded()
    task = made.task()
    letter = perform(notice(made), made.bureau)
    before = write(report_of(letter), "docx")
    perform(AnswerTask(task, "已改正"), made.clerk)
    assert write(report_of(Letter.objects.get()), "docx") == before


def results_letter(made: Results, kind: str) -> WriteLetter:
    return WriteLetter(kind, About(made.made.here[DEPARTMENT], made.form.year), NUMBER, DATED)


def test_the_results_and_the_decisions() -> None:
    made = approved()
    found = read_back(perform(results_letter(made, "feedback"), made.bureau))
    assert rows(found)[1] == [
        *("1", UNIT, str(made.made.project), "100", "优", "100.00%"),
        "未完成 0 项，逾期 0 项",
    ]
    act = results_letter(made, "advice")
    act = WriteLetter(act.kind, act.about, "云财绩〔2027〕13号", DATED)
    with pytest.raises(Refused, match="nothing"):
        perform(act, made.bureau)
    perform(DecideAdvice(made.form, "cut", 15, "财力紧张"), made.bureau)
    line = rows(read_back(perform(act, made.bureau)))[1]
    assert line[-2:] == ["压减 15%", "财力紧张"]


def test_a_number_is_used_once() -> None:
    made = demanded()
    made.task()
    made.task(by=made.department)
    perform(notice(made), made.bureau)
    with pytest.raises(Refused, match="number-taken"):
        perform(notice(made, f" {NUMBER} "), made.bureau)
    with pytest.raises(Refused, match="no-number"):
        perform(notice(made, " "), made.bureau)
    assert perform(notice(made, body=UNIT), made.department).sender_name == DEPARTMENT


@pytest.mark.parametrize(
    ("role", "body", "kind", "to"),
    [
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, "advice", UNIT),
        (Role.DEPARTMENT_REVIEWER, DEPARTMENT, "rectification", "第一中学"),
        (Role.FINANCE_PERFORMANCE, BUREAU, "rectification", "区水务局"),
        (Role.FINANCE_PERFORMANCE, BUREAU, "praise", UNIT),
        (Role.UNIT_APPROVER, UNIT, "rectification", UNIT),
        (Role.INSPECTOR, "市审计局", "feedback", UNIT),
    ],
)
def test_nobody_writes_for_others(role: Role, body: str, kind: str, to: str) -> None:
    made = demanded()
    act = WriteLetter(kind, About(made.made.here[to], 2026), NUMBER, DATED)
    with pytest.raises(NotAllowed):
        perform(act, made.made.another(role, body))


def test_those_whom_it_concerns_see_it(client: Client) -> None:
    made = demanded()
    made.task()
    letter = perform(notice(made, body=UNIT), made.bureau)
    foreign = made.made.another(Role.UNIT_CLERK, "供水监测站")
    assert letter in selectors.letters(made.clerk)
    assert letter not in selectors.letters(foreign)
    address = reverse("letter-file", args=(letter.pk, "docx"))
    client.force_login(made.clerk.person, BACKEND)
    assert client.get(address).content == write(report_of(letter), "docx")
    assert client.get(reverse("letter-file", args=(letter.pk, "exe"))).status_code == 404
    client.force_login(foreign.person, BACKEND)
    assert client.get(address).status_code == 404


def test_a_preview_keeps_nothing(client: Client) -> None:
    made = demanded()
    given = {"kind": "rectification", "recipient": DEPARTMENT, "year": 2026, "dated": "2027-03-05"}
    client.force_login(made.bureau.person, BACKEND)
    address = reverse("new-letter")
    assert "没有可以列入" in client.post(address, {**given, "act": "preview"}).content.decode()
    made.task()
    page = client.post(address, {**given, "act": "preview"}).content.decode()
    assert "整改事项清单" in page
    assert not Letter.objects.exists()
    assert client.post(address, {**given, "act": "write"}).status_code == 422
    answer = client.post(address, {**given, "act": "write", "number": NUMBER})
    assert answer.url == reverse("letter", args=(Letter.objects.get().pk,))  # type: ignore[attr-defined]


def test_every_template_is_filled() -> None:
    """No field is left in braces, whatever the letter."""
    for name in templates():
        letter = Letter(
            kind=name,
            number=NUMBER,
            year=2026,
            recipient_name=DEPARTMENT,
            sender_name=BUREAU,
            dated=DATED,
            due=DATED,
            lines=[{"number": "1"}],
        )
        report = report_of(letter)
        said = [each.text for each in report.opening if isinstance(each, Paragraph)]
        assert not [each for each in (report.title, *said) if "{" in each]
        assert write(report, "pdf").startswith(b"%PDF")
