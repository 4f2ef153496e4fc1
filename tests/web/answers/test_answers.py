"""Findings are answered by those who fill in, and the answers judged by those who review."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.answers.actions import AnswerFinding, OverruleAnswer
from heji.web.answers.models import Answer, Overruling
from heji.web.answers.selectors import answers, told, unanswered
from heji.web.audit_log.models import LogEntry
from heji.web.calendar.models import Phase, PhaseKind
from heji.web.filing.findings import CellFinding
from heji.web.filing.models import State
from heji.web.filing.selectors import present
from heji.web.filing.showing import versions_of
from heji.web.reviews.actions.deciding import Return
from heji.web.reviews.actions.submitting import Submit
from heji.web.reviews.models import Review
from heji.web.reviews.selectors import open_review
from tests.web.accounts.steps import BACKEND
from tests.web.filing.making import Office, office, type_into
from tests.web.reviews.going import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    """A form with one wrong sum: parts of 2,200 and a total of 3,000 are no sum."""
    found = office(filled=True)
    budget(found, "9999")
    return found


def budget(made: Office, amount: str) -> None:
    """Types the total of the money."""
    row = next(each for each in made.content.money if each.part == "total")
    version = versions_of(made.form)[f"money.{row.id}"]
    assert not type_into(made, made.clerk, row, "amount", amount, version).refused


def asks_for(tone: str, made: Office) -> None:
    """The region lets no form pass with such findings."""
    today = timezone.localdate()
    Phase.objects.create(
        region=made.here["云栖市"],
        year=made.form.year,
        kind=PhaseKind.DECLARATION,
        opens=today,
        closes=today,
        must_answer=tone,
    )


def found(made: Office, language: str = "zh") -> list[CellFinding]:
    return [
        each
        for each in told(made.form, present(made.form), language)
        if each.tone in ("error", "warning")
    ]


def errors(made: Office) -> list[CellFinding]:
    return [each for each in found(made) if each.tone == "error"]


def answer_all(
    made: Office, status: str = "explained", tones: tuple[str, ...] = ("error",)
) -> None:
    for each in found(made):
        if each.tone in tones:
            perform(AnswerFinding(made.form, each.key, status, "按批复执行"), made.clerk)


def reviewing(made: Office) -> tuple[Actor, Review]:
    """The form is handed in and waits for the unit's approver."""
    perform(Submit(fresh(made.form)), made.clerk)
    review = open_review(made.form)
    assert review is not None
    return made.another(Role.UNIT_APPROVER), review


def test_a_finding_is_answered_and_the_answer_stands_beside_it(made: Office) -> None:
    first, entries = errors(made)[0], LogEntry.objects.count()
    perform(AnswerFinding(made.form, first.key, "explained", "按批复执行"), made.clerk)
    assert LogEntry.objects.count() == entries + 1
    again = errors(made)[0]
    assert again.key == first.key
    assert "按批复执行" in again.answer and "属实，有说明" in again.answer
    assert "True, and explained" in found(made, "en")[found(made).index(again)].answer


def test_the_name_of_a_finding_is_of_no_language(made: Office) -> None:
    assert [each.key for each in found(made)] == [each.key for each in found(made, "en")]
    assert len({each.key for each in found(made)}) == len(found(made))


def test_an_answer_holds_only_while_the_finding_says_the_same(made: Office) -> None:
    answer_all(made)
    budget(made, "8888")
    assert all(not each.answer for each in errors(made) if "8888" in each.message + each.formula)
    assert any("8888" in each.message + each.formula for each in errors(made))


def test_nothing_holds_up_a_form_where_the_region_asks_for_nothing(made: Office) -> None:
    assert errors(made) and unanswered(made.form, present(made.form)) == []
    perform(Submit(made.form), made.clerk)


@pytest.mark.parametrize("status", ["explained", "misread"])
def test_errors_hold_up_a_form_until_they_are_answered(made: Office, status: str) -> None:
    asks_for("error", made)
    with pytest.raises(Refused) as refusal:
        perform(Submit(made.form), made.clerk)
    assert refusal.value.key == "answer.unanswered"
    assert refusal.value.values["count"] == len(errors(made))
    answer_all(made, status)
    perform(Submit(made.form), made.clerk)
    assert fresh(made.form).state == State.SUBMITTED


def test_what_is_accepted_has_to_be_corrected(made: Office) -> None:
    asks_for("error", made)
    answer_all(made, "accepted")
    with pytest.raises(Refused):
        perform(Submit(made.form), made.clerk)


def test_a_region_may_ask_for_warnings_too(made: Office) -> None:
    asks_for("warning", made)
    tones = {each.tone for each in unanswered(made.form, present(made.form))}
    assert tones == {each.tone for each in found(made)}
    answer_all(made, tones=("error", "warning"))
    assert unanswered(made.form, present(made.form)) == []


def test_a_reviewer_overrules_and_the_form_is_held_up_again(made: Office) -> None:
    asks_for("error", made)
    answer_all(made)
    approver, review = reviewing(made)
    answer = next(iter(answers(made.form).values()))
    entries = LogEntry.objects.count()
    perform(OverruleAnswer(answer, "批复不是这个数"), approver)
    assert LogEntry.objects.count() == entries + 1
    with pytest.raises(Refused, match=r"answer\.not-last"):
        perform(OverruleAnswer(answer, "再说一次"), approver)
    perform(Return(review, "请更正"), approver)
    with pytest.raises(Refused, match=r"answer\.unanswered"):
        perform(Submit(fresh(made.form)), made.clerk)
    # Another answer is another word, until it is overruled as well.
    perform(AnswerFinding(fresh(made.form), answer.finding, "explained", "附批复文件"), made.clerk)
    perform(Submit(fresh(made.form)), made.clerk)
    assert Answer.objects.filter(finding=answer.finding).count() == 2


def test_only_a_reviewer_whose_turn_it_is_overrules(made: Office) -> None:
    answer_all(made)
    answer = next(iter(answers(made.form).values()))
    approver = made.another(Role.UNIT_APPROVER)
    with pytest.raises(NotAllowed):
        perform(OverruleAnswer(answer, "不对"), approver)
    reviewing(made)
    with pytest.raises(NotAllowed):
        perform(OverruleAnswer(answer, "不对"), made.another(Role.FINANCE_PERFORMANCE, "市财政局"))
    with pytest.raises(NotAllowed):
        perform(OverruleAnswer(answer, "不对"), made.clerk)
    assert not Overruling.objects.exists()


@pytest.mark.parametrize(
    ("status", "reason", "key"),
    [
        ("other", "因为", "answer.no-status"),
        ("explained", "  ", "answer.no-reason"),
        ("explained", "长" * 2001, "answer.no-reason"),
    ],
)
def test_an_answer_says_what_and_why(made: Office, status: str, reason: str, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        perform(AnswerFinding(made.form, errors(made)[0].key, status, reason), made.clerk)
    assert refusal.value.key == key


def test_there_is_no_answer_to_what_was_not_found(made: Office) -> None:
    with pytest.raises(Refused, match=r"answer\.gone"):
        perform(AnswerFinding(made.form, "0" * 12, "explained", "因为"), made.clerk)


def test_others_answer_nothing(made: Office) -> None:
    key = errors(made)[0].key
    with pytest.raises(NotAllowed):
        perform(
            AnswerFinding(made.form, key, "explained", "因为"), made.another(Role.UNIT_APPROVER)
        )
    reviewing(made)
    with pytest.raises(Refused):
        perform(AnswerFinding(fresh(made.form), key, "explained", "因为"), made.clerk)


def test_the_page_takes_an_answer_and_shows_it(made: Office, client: Client) -> None:
    client.force_login(made.clerk.person, BACKEND)
    page, key = reverse("answers", args=(made.form.pk,)), errors(made)[0].key
    assert key in client.get(page).content.decode()
    sent = {"finding": key, "status": "misread", "reason": "读错了一行"}
    answer = client.post(reverse("answer-finding", args=(made.form.pk,)), sent, follow=True)
    assert "读错了一行" in answer.content.decode()
    assert "读错了一行" in client.get(reverse("filing", args=(made.form.pk,))).content.decode()
    approver, review = reviewing(made)
    client.force_login(approver.person, BACKEND)
    shown = client.get(reverse("review", args=(review.pk,))).content.decode()
    assert "读错了一行" in shown
    sent = {"answer": str(Answer.objects.get().pk), "reason": "没有读错"}
    told = client.post(reverse("overrule-answer", args=(made.form.pk,)), sent, follow=True)
    assert "没有读错" in told.content.decode()
    lost = {"answer": "999", "reason": "没有读错"}
    assert client.post(reverse("overrule-answer", args=(made.form.pk,)), lost).status_code == 404
