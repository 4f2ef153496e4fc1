"""Experts: they see what they were given, until its day, and advise; they never approve."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from heji.web.acting.action import Action, NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.evidence.models import Evidence, StoredFile
from heji.web.evidence.selectors import evidence_seen_by
from heji.web.organisations.scope import given_to, opened_to
from heji.web.reviews import experts, selectors
from heji.web.reviews.actions.advising import Advise, AdviseAtCell, DeclareInterest
from heji.web.reviews.actions.consulting import Consult, Revoke, TakeOver
from heji.web.reviews.actions.deciding import Approve, Return
from heji.web.reviews.models import Comment, Consultation
from tests.web.filing.making import Office, office
from tests.web.reviews.asking import PURPOSE, at_the_department, expert_of, give, in_days, opened
from tests.web.reviews.going import approve, present

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def made() -> Office:
    return office(filled=True)


def refused(act: Action[Any], actor: Actor) -> str:
    count = LogEntry.objects.count()
    with pytest.raises(Refused) as refusal:
        perform(act, actor)
    assert LogEntry.objects.count() == count
    return refusal.value.key


def status(actor: Actor, given: Consultation) -> int:
    client = Client()
    client.force_login(actor.person, BACKEND)
    return client.get(reverse("given-one", args=(given.pk,))).status_code


def test_an_expert_declares_comments_and_advises_each_by_one_act(made: Office) -> None:
    reviewer = at_the_department(made)
    expert = expert_of(made)
    count = LogEntry.objects.count()
    given = give(made, reviewer, expert)
    assert list(experts.waiting(expert)) == [given]
    assert refused(Advise(given, "good", "可行"), expert) == "review.undeclared"
    perform(DeclareInterest(given, is_tied=False), expert)
    row = made.content.indicators[0]
    said = perform(AdviseAtCell(given, "偏低", f"indicator.{row.id}.value", "长度"), expert)
    assert refused(Advise(given, "superb", "可行"), expert) == "review.no-mark"
    assert refused(Advise(given, "good", " "), expert) == "review.no-text"
    perform(Advise(given, "fair", "指标偏低"), expert)
    perform(Advise(given, "good", "复核后可行"), expert)
    assert LogEntry.objects.count() == count + 5
    assert not experts.waiting(expert)
    (shown,) = experts.asked(reviewer, present(made))
    assert (shown.mark, shown.advice, [*shown.comments.all()]) == ("good", "复核后可行", [said])
    # It decides nothing, and those who filled the form in see none of it.
    assert present(made).step == "department_review"
    assert not selectors.comments(made.form, 1)
    taken = perform(TakeOver(said), reviewer)
    assert list(selectors.comments(made.form, 1)) == [taken]
    assert taken.person == reviewer.person
    assert refused(TakeOver(said), reviewer) == "review.taken-over-already"
    assert refused(TakeOver(taken), reviewer) == "review.no-advice"


def test_an_expert_never_decides(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    opened(made, reviewer, expert)
    for act in (Approve(present(made)), Return(present(made), "偏低")):
        with pytest.raises(NotAllowed):
            perform(act, expert)


def test_what_was_not_given_revoked_or_is_past_its_day_is_not_there(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = opened(made, reviewer, expert)
    stranger = expert_of(made)
    assert status(expert, given) == 200
    assert status(stranger, given) == 404
    assert status(reviewer, given) == 403
    assert not given_to(stranger)
    assert not given_to(reviewer)
    assert refused(Advise(given, "good", "可行"), stranger) == "review.not-given"
    Consultation.objects.update(until=in_days(-1))
    assert status(expert, given) == 404
    assert refused(Advise(given, "good", "可行"), expert) == "review.not-given"
    Consultation.objects.update(until=in_days(0))
    assert status(expert, given) == 200
    assert refused(Revoke(given, " "), reviewer) == "review.no-text"
    perform(Revoke(given, "改由他人评审"), reviewer)
    assert status(expert, given) == 404
    assert not opened_to(expert)
    assert refused(AdviseAtCell(given, "偏低"), expert) == "review.not-given"
    assert refused(Revoke(given, "再次"), reviewer) == "review.revoked-already"
    # What was taken back can be given anew.
    assert give(made, reviewer, expert).pk != given.pk


def test_who_is_tied_stands_aside_for_good(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = give(made, reviewer, expert)
    assert refused(DeclareInterest(given, is_tied=True), expert) == "review.no-text"
    perform(DeclareInterest(given, is_tied=False), expert)
    perform(Advise(given, "good", "可行"), expert)
    perform(DeclareInterest(given, is_tied=True, said="参与过设计"), expert)
    given.refresh_from_db()
    assert (given.mark, given.advice, given.advised_at) == ("", "", None)
    assert given_to(expert)
    assert not opened_to(expert)
    again = DeclareInterest(given, is_tied=False)
    assert refused(again, expert) == "review.tied"
    anew = Consult(present(made), expert.person, PURPOSE, in_days(9))
    assert refused(anew, reviewer) == "review.expert-tied"
    client = Client()
    client.force_login(expert.person, BACKEND)
    page = client.get(reverse("given-one", args=(given.pk,))).content.decode()
    assert "整治河道长度" not in page


def test_nothing_of_the_form_shows_before_the_declaration(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = give(made, reviewer, expert)
    client = Client()
    client.force_login(expert.person, BACKEND)
    address = reverse("given-one", args=(given.pk,))
    before = client.get(address).content.decode()
    assert "城区河道整治" in before
    assert "整治河道长度" not in before
    client.post(reverse("given-act", args=(given.pk,)), {"act": "free"})
    assert "整治河道长度" in client.get(address).content.decode()
    # Everything else of the filing stays closed.
    for name in ("filing", "review"):
        assert client.get(reverse(name, args=(made.form.pk,))).status_code in (403, 404)


def test_whom_one_can_ask(made: Office) -> None:
    reviewer = at_the_department(made)
    own, bureaus = expert_of(made), expert_of(made, "市财政局")
    foreign, district = expert_of(made, "市教育局"), expert_of(made, "区财政局")
    assert set(experts.experts(reviewer)) == {own.person, bureaus.person}
    for each in (foreign, district):
        act = Consult(present(made), each.person, PURPOSE, in_days(3))
        assert refused(act, reviewer) == "review.no-expert"
    act = Consult(present(made), own.person, PURPOSE, in_days(-1))
    assert refused(act, reviewer) == "review.expert-day"
    other = made.another(Role.DEPARTMENT_REVIEWER, "市教育局")
    act = Consult(present(made), own.person, PURPOSE, in_days(3))
    assert refused(act, other) == "review.not-yours"
    with pytest.raises(NotAllowed):
        perform(act, made.clerk)


def test_who_filled_in_or_decides_is_not_asked(made: Office) -> None:
    from heji.web.accounts.models import Membership
    from heji.web.reviews.actions.deciding import Reassign
    from tests.web.building import BEGUN

    reviewer = at_the_department(made)
    colleague = made.another(Role.DEPARTMENT_REVIEWER, "市水务局")
    perform(Reassign(present(made), (reviewer.person, colleague.person)), reviewer)
    for person, key in (
        (made.clerk.person, "review.their-own-work"),
        (colleague.person, "review.expert-decides"),
    ):
        Membership.objects.create(
            person=person, organisation=made.here["市水务局"], role=Role.EXPERT, starts=BEGUN
        )
        act = Consult(present(made), person, PURPOSE, in_days(3))
        assert refused(act, reviewer) == key


def test_asking_again_sets_the_day_anew(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = opened(made, reviewer, expert)
    Consultation.objects.update(until=in_days(-3))
    assert not given_to(expert)
    assert give(made, reviewer, expert, 7).pk == given.pk
    assert opened_to(expert).get().until == in_days(7)


def test_when_the_step_is_decided_it_can_only_be_read(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = opened(made, reviewer, expert)
    approve(made, reviewer)
    assert refused(Advise(given, "good", "可行"), expert) == "review.decided"
    assert status(expert, given) == 200
    bureau = made.another(Role.FINANCE_DIVISION, "市财政局")
    assert experts.asked(bureau, present(made)) == [given]
    assert refused(Revoke(given, "不再需要"), bureau) == "review.not-your-step"


def test_the_units_approver_sees_no_advice(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = opened(made, reviewer, expert)
    perform(Advise(given, "poor", "目标与职责不符"), expert)
    approver = made.another(Role.UNIT_APPROVER)
    client = Client()
    for actor, sees in ((approver, False), (reviewer, True)):
        client.force_login(actor.person, BACKEND)
        page = client.get(reverse("review", args=(present(made).pk,))).content.decode()
        assert ("目标与职责不符" in page) is sees
    client.force_login(made.clerk.person, BACKEND)
    page = client.get(reverse("filing", args=(made.form.pk,))).content.decode()
    log = client.get(reverse("history", args=("filing.filing", made.form.pk)))
    assert "目标与职责不符" not in page + log.content.decode()
    entry = LogEntry.objects.get(action="reviews.advise")
    assert entry.owner_id == made.here["市水务局"].pk


def test_an_expert_opens_the_evidence_of_what_was_given_alone(made: Office) -> None:
    file = StoredFile.objects.create(sha256="a" * 64, bytes=1, form="pdf")
    for form_id in (made.form.pk, made.form.pk + 1):
        Evidence.objects.create(
            file=file,
            organisation=made.form.organisation,
            subject_type="filing.filing",
            subject_id=str(form_id),
            subject="城区河道整治",
            name=f"{form_id}.pdf",
            attached_by=made.clerk.person,
            attached_in=made.clerk.organisation,
            attached_at="2026-01-01T00:00:00+08:00",
        )
    reviewer, expert = at_the_department(made), expert_of(made)
    given = give(made, reviewer, expert)
    assert not evidence_seen_by(expert)
    perform(DeclareInterest(given, is_tied=False), expert)
    assert [each.name for each in evidence_seen_by(expert)] == [f"{made.form.pk}.pdf"]
    assert [each.name for each in experts.evidence(expert, given)] == [f"{made.form.pk}.pdf"]
    perform(Revoke(given, "不再需要"), reviewer)
    assert not evidence_seen_by(expert)


def test_the_reviewer_asks_takes_over_and_takes_back_on_the_page(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    client, theirs = Client(), Client()
    client.force_login(reviewer.person, BACKEND)
    theirs.force_login(expert.person, BACKEND)
    address = reverse("consult", args=(present(made).pk,))
    asked = {"expert": [expert.person.pk], "purpose": PURPOSE, "until": in_days(3).isoformat()}
    assert (
        "请选择专家" in client.post(address, {**asked, "until": "x"}, follow=True).content.decode()
    )
    client.post(address, {**asked, "act": "consult"})
    given = Consultation.objects.get()
    listed = theirs.get(reverse("given")).content.decode()
    assert PURPOSE in listed
    act = reverse("given-act", args=(given.pk,))
    theirs.post(act, {"act": "free"})
    theirs.post(act, {"act": "comment", "text": "请核实", "cell": "x", "label": "长度"})
    theirs.post(act, {"act": "advise", "mark": "good", "text": "可行"})
    said = Comment.objects.get()
    client.post(address, {"act": "take-over", "comment": said.pk})
    assert Comment.objects.filter(consultation=None).get().text == "请核实"
    client.post(address, {"act": "revoke", "consultation": given.pk, "reason": "已足够"})
    assert theirs.get(reverse("given-one", args=(given.pk,))).status_code == 404
    assert "已足够" in client.get(reverse("review", args=(present(made).pk,))).content.decode()


def test_the_database_holds_what_a_consultation_is(made: Office) -> None:
    reviewer, expert = at_the_department(made), expert_of(made)
    given = give(made, reviewer, expert)
    wrong = (
        {"expert": given.given_by},
        {"revoked_by": reviewer.person},
        {"advised_at": "2026-01-01T00:00:00+08:00"},
    )
    for each in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.filter(pk=given.pk).update(**each)


def test_a_list_costs_the_same_however_long(made: Office, django_assert_num_queries: Any) -> None:
    from heji.web.declarations.actions.creating import CreateDeclaration
    from heji.web.projects.actions import AddProject
    from heji.web.projects.models import Level
    from heji.web.reviews.actions.submitting import Submit
    from tests.web.filing.making import fill_in

    reviewer, expert = at_the_department(made), expert_of(made)
    give(made, reviewer, expert)
    submitted = []
    for number in range(3):
        project = perform(
            AddProject(f"Y{number}", f"项目{number}", Level.PROJECT, 2024), made.clerk
        )
        form = perform(CreateDeclaration(2026, project), made.clerk)
        fill_in(made, form)
        submitted.append(perform(Submit(form), made.clerk))
    approver = made.another(Role.UNIT_APPROVER)
    for each in submitted:
        perform(Approve(each), approver)
        review = selectors.open_review(each.filing)
        assert review is not None
        perform(Consult(review, expert.person, PURPOSE, in_days(3)), reviewer)
    with django_assert_num_queries(1):
        listed = [
            (each.review.filing.project, each.given_by, each.organisation)
            for each in experts.given(expert)
        ]
    assert len(listed) == 4
