"""The marks of conclusions: the usual ones, a region's own, from a year on; old reviews keep theirs."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.filing.models import State
from heji.web.reviews.actions.deciding import Approve, Return
from heji.web.reviews.actions.marking import SetMarks
from heji.web.reviews.marks import USUAL, Marks, marks_of
from heji.web.reviews.models import MarkSet, Review
from tests.web.filing.making import Office, office
from tests.web.reviews.going import WAY, approve, approve_all, fresh, present, submit

pytestmark = pytest.mark.django_db
OWN = Marks(("合格", "基本合格"), ("不合格",))


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def bureau(made: Office, body: str = "市财政局") -> Actor:
    return made.another(Role.FINANCE_PERFORMANCE, body)


def before_the_last(made: Office) -> Actor:
    """Brings the form before its last step; gives who decides it."""
    submit(made)
    for _ in WAY[:-1]:
        approve(made)
    return bureau(made)


def key_of(act: Any, actor: Actor) -> str:
    with pytest.raises(Refused) as refused:
        perform(act, actor)
    return refused.value.key


def test_the_usual_marks_approve_or_return(made: Office) -> None:
    last = before_the_last(made)
    review = present(made)
    assert key_of(Approve(review, conclusion="fair"), last) == "review.mark-returns"
    assert key_of(Return(review, "偏低", "good"), last) == "review.mark-passes"
    perform(Return(review, "偏低", "poor"), last)
    assert fresh(made.form).state == State.RETURNED
    assert fresh(made.form).conclusion == ""
    assert Review.objects.get(pk=review.pk).conclusion == "poor"


def test_only_the_last_step_concludes(made: Office) -> None:
    submit(made)
    approver = made.another(Role.UNIT_APPROVER)
    assert key_of(Return(present(made), "偏低", "poor"), approver) == "review.mark-too-early"
    perform(Approve(present(made), conclusion="good"), approver)
    assert Review.objects.order_by("pk").first().conclusion == ""  # type: ignore[union-attr]


def test_a_region_sets_its_own_from_a_year_on(made: Office) -> None:
    actor, city = bureau(made), made.here["云栖市"]
    count = LogEntry.objects.count()
    perform(SetMarks(city, 2026, OWN), actor)
    assert LogEntry.objects.count() == count + 1
    unit, district = made.here["河道管理所"], made.here["区水务局"]
    assert marks_of(unit, 2025) == USUAL
    assert marks_of(unit, 2026) == marks_of(unit, 2027) == OWN
    assert marks_of(district, 2026) == OWN
    perform(SetMarks(made.here["青石区"], 2027, Marks(("通过",), ())), bureau(made, "区财政局"))
    assert marks_of(district, 2026) == OWN
    assert marks_of(district, 2027).all == ("通过",)
    perform(SetMarks(city, 2026, Marks(("甲",), ("乙",))), actor)
    assert LogEntry.objects.latest("number").before["passing"] == ["合格", "基本合格"]
    assert MarkSet.objects.filter(region=city).count() == 1


def test_older_reviews_keep_their_marks(made: Office) -> None:
    approve_all(made)
    perform(SetMarks(made.here["云栖市"], 2026, OWN), bureau(made))
    assert fresh(made.form).conclusion == "good"
    client = Client()
    client.force_login(made.clerk.person, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("filing", args=(made.form.pk,))).content.decode()
    assert "审核结论: 良" in page


def test_a_review_concludes_with_the_regions_own(made: Office) -> None:
    perform(SetMarks(made.here["云栖市"], 2026, OWN), bureau(made))
    last = before_the_last(made)
    assert key_of(Approve(present(made), conclusion="good"), last) == "review.no-conclusion"
    client = Client()
    client.force_login(last.person, "django.contrib.auth.backends.ModelBackend")
    assert "基本合格" in client.get(reverse("review", args=(present(made).pk,))).content.decode()
    assert "基本合格" in client.get(reverse("reviews")).content.decode()
    perform(Approve(present(made), conclusion="基本合格"), last)
    assert fresh(made.form).conclusion == "基本合格"


@pytest.mark.parametrize(
    "marks",
    [
        Marks((), ("差",)),
        Marks(("优", "优"), ()),
        Marks(("优",), ("优",)),
        Marks(("good",), ()),
        Marks(("很" * 21,), ()),
        Marks(tuple("一二三四五六七八九十甲乙丙"), ()),
    ],
)
def test_marks_that_nobody_can_use_are_refused(made: Office, marks: Marks) -> None:
    assert key_of(SetMarks(made.here["云栖市"], 2026, marks), bureau(made)) == "review.wrong-marks"


def test_only_the_own_bureau_sets_them(made: Office) -> None:
    for actor in (
        bureau(made, "区财政局"),
        made.clerk,
        made.another(Role.FINANCE_DIVISION, "市财政局"),
    ):
        with pytest.raises(NotAllowed):
            perform(SetMarks(made.here["云栖市"], 2026, OWN), actor)


def test_the_bureau_sets_them_on_the_page(made: Office) -> None:
    client = Client()
    client.force_login(bureau(made).person, "django.contrib.auth.backends.ModelBackend")
    address = reverse("review-marks")
    assert "通用等次" in client.get(address).content.decode()
    wrong = client.post(address, {"from_year": 2026, "passing": "优\n优", "returning": ""})
    assert wrong.status_code == 422
    given = {"from_year": 2026, "passing": " 合格\n\n基本合格 ", "returning": "不合格"}
    assert client.post(address, given).status_code == 302
    assert marks_of(made.here["河道管理所"], 2026) == OWN
    assert "合格、基本合格" in client.get(address).content.decode()
