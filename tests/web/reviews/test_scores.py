"""Scores that a reviewer corrects: both kept, totals recomputed exactly, taken back and seen."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.filing.models import State
from heji.web.filing.selectors import present as present_content
from heji.web.reviews.actions.correcting import CorrectScore, TakeScoreBack
from heji.web.reviews.actions.deciding import Return
from heji.web.reviews.models import ScoreCorrection
from heji.web.reviews.scores import compared, said, scores_of
from heji.web.self_evaluations.kind import SELF_EVALUATION
from tests.web.filing.making import Office, office
from tests.web.reviews.going import WAY, approve, fresh, present, submit
from tests.web.reviews.test_views import signed_in
from tests.web.self_evaluations.evaluating import (
    RESULTS,
    begun,
    cells,
    declared,
    fill_in,
    indicator,
)

pytestmark = pytest.mark.django_db
ROW = "受益居民人数"


def submitted(**results: dict[str, str]) -> tuple[Office, Actor]:
    """A self-evaluation before the unit's approver."""
    made = declared()
    form = begun(made)
    fill_in(made, form, {**RESULTS, **results})
    made = replace(made, form=form)
    submit(made)
    return made, made.another(*WAY[0])


def correct(made: Office, actor: Actor, score: str, name: str = ROW) -> ScoreCorrection:
    row = indicator(made.form, name).id
    return perform(CorrectScore(present(made), row, score, "名单中有重复人员。"), actor)


def totals(made: Office) -> tuple[str, str]:
    found = scores_of(made.form, fresh(made.form).revision)
    assert found is not None
    return said(found.own_total), said(found.reviewed_total)


def test_both_scores_are_kept_and_the_total_follows() -> None:
    made, approver = submitted()
    count = LogEntry.objects.count()
    correct(made, approver, "22.5")
    assert LogEntry.objects.count() == count + 1
    assert totals(made) == ("100", "92.5")
    found = compared(made.form, 1)
    assert found is not None
    line = next(each for each in found.lines if each.scored.name == ROW)
    assert (line.own, line.reviewed) == ("30", "22.5")
    assert line.given is not None
    assert line.given.reason == "名单中有重复人员。"
    # What the form says of itself is what it said.
    assert cells(made.form)["form.total"].text == "100"


def test_the_grade_follows_the_reviewed_total() -> None:
    made, approver = submitted()
    correct(made, approver, "0")
    correct(made, approver, "9.9", "工程完工时间")
    found = scores_of(made.form, 1)
    assert found is not None
    assert (found.own_grade["zh"], found.reviewed_grade["zh"]) == ("优", "中")
    assert found.reviewed_total == Fraction("69.9")


def test_a_correction_is_taken_back_and_all_are_kept() -> None:
    made, approver = submitted()
    correct(made, approver, "22.5")
    correct(made, approver, "20")
    row = indicator(made.form, ROW).id
    perform(TakeScoreBack(present(made), row, "重新核对无误。"), approver)
    assert totals(made) == ("100", "100")
    assert [each.shown for each in ScoreCorrection.objects.all()] == ["22.5", "20", ""]
    with pytest.raises(Refused, match="not-given"):
        perform(TakeScoreBack(present(made), row, "再次"), approver)


@pytest.mark.parametrize("score", ["30.0001", "-1", "", "很多", "1.00001", "30"])
def test_what_is_no_score_of_the_row_is_refused(score: str) -> None:
    made, approver = submitted()
    with pytest.raises(Refused):
        correct(made, approver, score)
    assert not ScoreCorrection.objects.exists()


def test_only_the_office_whose_step_it_is_corrects() -> None:
    made, approver = submitted()
    for actor in (made.clerk, made.another(*WAY[1]), made.another(*WAY[3])):
        with pytest.raises(NotAllowed):
            correct(made, actor, "20")
    with pytest.raises(Refused, match="no-text"):
        perform(CorrectScore(present(made), indicator(made.form, ROW).id, "20", " "), approver)


def test_who_filled_in_corrects_nothing() -> None:
    made, _ = submitted()
    own = replace(made.clerk, role=Role.UNIT_APPROVER)
    with pytest.raises(Refused, match="own-work"):
        correct(made, own, "20")


def test_a_form_without_scores_has_none_to_correct() -> None:
    made = office(filled=True)
    submit(made)
    approver = made.another(*WAY[0])
    with pytest.raises(Refused, match="no-score-row"):
        row = present_content(made.form).indicators[0].id
        perform(CorrectScore(present(made), row, "1", "理由"), approver)


def test_a_later_step_goes_on_from_it_and_the_approved_form_has_both_totals() -> None:
    made, approver = submitted()
    correct(made, approver, "22.5")
    approve(made, approver)
    department = made.another(*WAY[1])
    correct(made, department, "21")
    approve(made, department)
    approve(made)
    approve(made)
    assert fresh(made.form).state == State.APPROVED
    assert totals(made) == ("100", "91")


def test_who_filled_in_sees_them_and_the_next_submission_begins_anew() -> None:
    made, approver = submitted()
    correct(made, approver, "22.5")
    perform(Return(present(made), "请核对"), approver)
    page = signed_in(made.clerk).get(reverse("filing", args=(made.form.pk,))).content.decode()
    assert "名单中有重复人员。" in page
    assert "92.5" in page
    submit(made)
    assert totals(made) == ("100", "100")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reviewer_corrects_on_the_page(language: str) -> None:
    made, approver = submitted()
    client, review = signed_in(approver, language), present(made)
    row = indicator(made.form, ROW).id
    said_there = {"act": "correct", "row": row, "score": "22.5", "reason": "有重复"}
    answer = client.post(reverse("decide-review", args=(review.pk,)), said_there)
    assert answer.status_code == 302
    page = client.get(reverse("review", args=(review.pk,))).content.decode()
    assert "92.5" in page
    assert "有重复" in page
    client.post(
        reverse("decide-review", args=(review.pk,)),
        {"act": "take-back", "row": row, "reason": "无误"},
    )
    assert totals(made) == ("100", "100")


SHARES = st.dictionaries(
    st.sampled_from(("整治河道长度", "工程验收合格率", ROW, "沿线居民满意度")),
    st.fractions(0, 1, max_denominator=7),
)


def test_whatever_is_corrected_the_total_is_that_of_the_scores_that_hold() -> None:
    made, _ = submitted()
    content = present_content(made.form)
    own = SELF_EVALUATION.scores(made.form, content, {})
    assert own is not None
    weights = {each.row: each.weight or Fraction(0) for each in own.rows}
    rows = {each.name: each.id for each in content.indicators}

    @settings(max_examples=20, deadline=None)
    @given(SHARES)
    def holds(shares: dict[str, Fraction]) -> None:
        given = {rows[name]: share * weights[rows[name]] for name, share in shares.items()}
        after = SELF_EVALUATION.scores(made.form, content, given)
        assert after is not None
        kept = (given.get(each.row, each.own) or Fraction(0) for each in own.rows)
        # The rules round the total to two decimals, and nothing before it.
        rounded = Fraction(int(sum(kept, Fraction(0)) * 100 + Fraction(1, 2)), 100)
        assert (after.own_total, after.reviewed_total) == (own.own_total, rounded)

    holds()
