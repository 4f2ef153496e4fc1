"""What the office and the experts do, who may, and what each of them sees."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from django.urls import reverse

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.evidence.actions import RemoveEvidence
from heji.web.evidence.selectors import evidence_seen_by
from heji.web.key_evaluations.actions.ending import CancelKeyEvaluation, CloseKeyEvaluation
from heji.web.key_evaluations.actions.preparing import GiveTo, SendOut, SetWeights, TakeBack
from heji.web.key_evaluations.actions.scoring import DeclareTie, Given, HandIn, ScoreItems
from heji.web.key_evaluations.due import due
from heji.web.key_evaluations.models import State
from heji.web.key_evaluations.selectors import key_evaluations, result, seats
from tests.web.building import City, city
from tests.web.key_evaluations.evaluated import begun, sent
from tests.web.reviews.test_views import signed_in
from tests.web.sampling.sampled import handed_in
from tests.web.self_evaluations.evaluating import YEAR

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 1)


@pytest.fixture
def here() -> City:
    return city()


def test_it_goes_from_the_task_to_the_conclusion(here: City) -> None:
    made = sent(here)
    made.hand_in(0, i3_1="9", i4_1="18")
    assert result(made.now()).total is None
    made.hand_in(1, i3_1="8", i4_1="17.5")
    assert made.now().state == State.SCORED
    found = result(made.now())
    # Fifteen items of one mark, 8.5 and 17.75.
    assert found.total == Fraction("41.25")
    assert found.grade["zh"] == "差"
    with pytest.raises(Refused, match="no-report"):
        perform(CloseKeyEvaluation(made.now(), "绩效一般，建议压减。"), made.office)
    made.attach(made.office)
    perform(CloseKeyEvaluation(made.now(), "绩效一般，建议压减。"), made.office)
    assert made.now().state == State.CLOSED
    assert result(made.now()).total == Fraction("41.25")


def test_each_act_has_one_entry_of_the_log(here: City) -> None:
    made = sent(here, 1)
    for act, actor in (
        (DeclareTie(made.seat(0), is_tied=False), made.experts[0]),
        (ScoreItems(made.seat(0), {"3.1": Given("7", "有缺口")}), made.experts[0]),
        (CancelKeyEvaluation(made.now(), "项目已终止"), made.office),
    ):
        count = LogEntry.objects.count()
        perform(act, actor)
        assert LogEntry.objects.count() == count + 1


def test_the_weights_make_the_full_mark_and_keep_what_the_rules_ask(here: City) -> None:
    made = begun(here)
    weights = dict(made.evaluation.weights)
    for wrong, key in (
        ({**weights, "3.1": 900}, "weights-sum"),
        ({**weights, "4.1": 1900, "1.1.1": 400, "3.1": 400, "1.2.1": 900}, "weights-least"),
        ({"3.1": 10000}, "wrong-weights"),
        ({**weights, "3.1": -100, "3.2": 1900}, "wrong-weights"),
    ):
        with pytest.raises(Refused, match=key):
            perform(SetWeights(made.evaluation, wrong), made.office)
    perform(SetWeights(made.evaluation, {**weights, "3.1": 950, "3.2": 850}), made.office)
    assert made.now().weights["3.1"] == 950


def test_an_expert_sees_nothing_before_declaring(here: City) -> None:
    office = handed_in()
    made = sent(office.here, 1, project=office.project, year=YEAR)
    assert made.evaluation.filing == office.form
    piece = made.attach(made.office)
    client, seat = signed_in(made.experts[0]), made.seat(0)
    address = reverse("key-evaluation-given-one", args=(seat.pk,))
    page = client.get(address).content.decode()
    assert "先声明有无利益关系" in page
    assert "受益居民人数" not in page
    assert "score.3.1" not in page
    papers = reverse("evidence-of", args=("key_evaluations.keyevaluation", made.evaluation.pk))
    assert client.get(papers).status_code == 404
    assert piece not in evidence_seen_by(made.experts[0])
    with pytest.raises(Refused, match="undeclared"):
        made.score(0)
    made.opened(0)
    page = client.get(address).content.decode()
    assert "受益居民人数" in page
    assert "score.3.1" in page
    assert piece in evidence_seen_by(made.experts[0])
    assert client.get(papers).status_code == 200


def test_who_declares_a_conflict_is_out(here: City) -> None:
    made = sent(here, 3)
    made.hand_in(0)
    made.hand_in(1)
    tied = DeclareTie(made.seat(2), is_tied=True, said="曾任该所顾问")
    perform(tied, made.experts[2])
    # Those who are left have all handed in.
    assert made.now().state == State.SCORED
    assert len(result(made.now()).totals) == 2
    page = signed_in(made.experts[2]).get(
        reverse("key-evaluation-given-one", args=(made.seat(2).pk,))
    )
    assert "已声明利益关系并回避" in page.content.decode()
    assert "河道管理所" in page.content.decode()
    assert "score.3.1" not in page.content.decode()
    with pytest.raises(Refused):
        perform(DeclareTie(made.seat(2), is_tied=False), made.experts[2])


def test_too_few_are_left_for_the_rule(here: City) -> None:
    made = sent(here, 3, "trimmed")
    made.hand_in(0)
    made.hand_in(1)
    perform(DeclareTie(made.seat(2), is_tied=True, said="亲属任职"), made.experts[2])
    assert made.now().state == State.SCORING
    another = here.actor(Role.EXPERT, "市财政局")
    perform(GiveTo(made.now(), another.person), made.office)
    made.experts.append(another)
    made.hand_in(3)
    assert made.now().state == State.SCORED


def test_nobody_sees_scores_before_all_have_handed_in(here: City) -> None:
    made = sent(here)
    made.hand_in(0, i3_1="9.87")
    address = reverse("key-evaluation", args=(made.evaluation.pk,))
    assert "9.87" not in signed_in(made.office).get(address).content.decode()
    made.opened(1)
    other = reverse("key-evaluation-given-one", args=(made.seat(1).pk,))
    assert "9.87" not in signed_in(made.experts[1]).get(other).content.decode()
    report = made.attach(made.experts[0], "甲的底稿.pdf")
    assert report not in evidence_seen_by(made.experts[1])
    made.score(1)
    perform(HandIn(made.seat(1), "尚可"), made.experts[1])
    assert "9.87" in signed_in(made.office).get(address).content.decode()


def test_an_expert_sees_only_what_was_given_to_them(here: City) -> None:
    made = sent(here, 1)
    stranger = here.actor(Role.EXPERT, "市财政局")
    client = signed_in(stranger)
    assert not seats(stranger).exists()
    for name in ("key-evaluation-given-one", "key-evaluation-given-act"):
        address = reverse(name, args=(made.seat(0).pk,))
        answer = client.post(address) if name.endswith("act") else client.get(address)
        assert answer.status_code == 404
    assert client.get(reverse("key-evaluation", args=(made.evaluation.pk,))).status_code == 403
    with pytest.raises(NotAllowed):
        perform(DeclareTie(made.seat(0), is_tied=False), stranger)
    perform(TakeBack(made.seat(0), "时间冲突"), made.office)
    assert not seats(made.experts[0]).exists()


def test_an_expert_removes_only_what_they_attached(here: City) -> None:
    made = sent(here, 1)
    made.opened(0)
    piece, own = made.attach(made.office), made.attach(made.experts[0], "底稿.pdf")
    with pytest.raises(NotAllowed):
        perform(RemoveEvidence(piece, "错"), made.experts[0])
    perform(RemoveEvidence(own, "重新上传"), made.experts[0])


@pytest.mark.parametrize(
    ("score", "reason"), [("10.01", "好"), ("-1", "好"), ("5", " "), ("x", "好")]
)
def test_scores_stay_within_the_weight_and_have_a_reason(
    here: City, score: str, reason: str
) -> None:
    made = sent(here, 1)
    made.opened(0)
    with pytest.raises(Refused):
        perform(ScoreItems(made.seat(0), {"3.1": Given(score, reason)}), made.experts[0])


def test_what_is_handed_in_is_whole_and_stays(here: City) -> None:
    made = sent(here, 2)
    made.opened(0)
    perform(ScoreItems(made.seat(0), {"3.1": Given("5", "好")}), made.experts[0])
    with pytest.raises(Refused, match="unscored"):
        perform(HandIn(made.seat(0), "尚可"), made.experts[0])
    made.score(0)
    perform(HandIn(made.seat(0), "尚可"), made.experts[0])
    with pytest.raises(Refused, match="handed-in-already"):
        made.score(0)
    with pytest.raises(Refused, match="handed-in-already"):
        perform(TakeBack(made.seat(0), "不满意"), made.office)


def test_who_has_a_part_in_it_cannot_be_asked(here: City) -> None:
    made = begun(here)
    from heji.web.accounts.models import Membership
    from tests.web.building import BEGUN

    expert = here.actor(Role.EXPERT, "市财政局")
    Membership.objects.create(
        person=expert.person,
        organisation=here["河道管理所"],
        role=Role.UNIT_CLERK,
        starts=BEGUN,
    )
    with pytest.raises(Refused, match="their-own-work"):
        perform(GiveTo(made.evaluation, expert.person), made.office)
    with pytest.raises(Refused, match="too-few"):
        perform(SendOut(made.evaluation), made.office)


def test_each_office_has_its_own_and_units_see_what_is_closed(here: City) -> None:
    made = sent(here, 1)
    department = here.actor(Role.DEPARTMENT_REVIEWER, "市水务局")
    clerk = here.actor(Role.UNIT_CLERK, "河道管理所")
    assert made.evaluation in key_evaluations(department)
    with pytest.raises(NotAllowed):
        perform(CancelKeyEvaluation(made.now(), "不需要"), department)
    assert not key_evaluations(clerk).exists()
    assert not key_evaluations(here.actor(Role.DEPARTMENT_REVIEWER, "市教育局")).exists()
    perform(CancelKeyEvaluation(made.now(), "不需要"), made.office)
    assert not key_evaluations(clerk).exists()


def test_what_waits_is_told(here: City) -> None:
    made = sent(here, 1)
    assert [each.values["count"] for each in due(made.experts[0], TODAY)] == [1]
    assert due(made.office, TODAY) == []
    made.hand_in(0)
    assert due(made.experts[0], TODAY) == []
    assert [each.values["count"] for each in due(made.office, TODAY)] == [1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_do_all_of_it(here: City, language: str) -> None:
    office = here.actor(Role.FINANCE_PERFORMANCE, "市财政局")
    expert = here.actor(Role.EXPERT, "市财政局")
    client, other = signed_in(office, language), signed_in(expert, language)
    body = here["河道管理所"]
    given = {"year": 2026, "subject": f"body.{body.pk}", "title": "整体评价", "purpose": "评价"}
    given |= {"rubric": "cn/mof/project-evaluation-framework/2020", "combination": "mean"}
    answer = client.post(
        reverse("new-key-evaluation"), {**given, "places": "2", "until": "2027-06-30"}
    )
    made = key_evaluations(office).get()
    assert answer.url == reverse("key-evaluation", args=(made.pk,))
    act = reverse("key-evaluation-act", args=(made.pk,))
    client.post(act, {"act": "give", "expert": expert.person.pk, "weight": "1"})
    weights = {f"weight.{code}": each // 100 for code, each in made.weights.items()}
    client.post(act, {"act": "weights", **weights, "weight.3.1": "9", "weight.3.2": "9"})
    client.post(act, {"act": "send-out"})
    seat = seats(expert).get()
    own = reverse("key-evaluation-given-act", args=(seat.pk,))
    other.post(own, {"act": "free"})
    scores = {f"score.{code}": "1.5" for code in made.weights}
    reasons = {f"reason.{code}": "尚可" for code in made.weights}
    other.post(own, {"act": "hand-in", "words": "尚可", **scores, **reasons})
    made.refresh_from_db()
    assert (made.state, made.weights["3.1"]) == (State.SCORED, 900)
    page = client.get(answer.url).content.decode()
    assert "25.5" in page
    assert other.get(reverse("key-evaluation-given-one", args=(seat.pk,))).status_code == 200
    for name in ("key-evaluations", "new-key-evaluation"):
        assert client.get(reverse(name)).status_code == 200
    assert other.get(reverse("key-evaluations-given")).status_code == 200
