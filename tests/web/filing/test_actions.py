"""Filling in: saved once, nothing overwritten, nothing lost, taken back, one log entry each."""

from __future__ import annotations

import pytest

from heji.web.acting.action import NotAllowed, Refused, perform
from heji.web.acting.role import Role
from heji.web.audit_log.models import LogEntry
from heji.web.declarations.actions.composing import TakeFromProjects
from heji.web.declarations.actions.creating import CopyDeclaration, CreateDeclaration
from heji.web.filing.actions.creating import VoidFiling
from heji.web.filing.actions.importing import AddIntake, TakeIntake
from heji.web.filing.actions.rows import AddRow, DeleteRow, Dismiss, MoveRow, Undo
from heji.web.filing.actions.saving import PasteBlock, SaveCells, Typed
from heji.web.filing.blocks import blocks
from heji.web.filing.columns import show
from heji.web.filing.keeping import load
from heji.web.filing.models import IndicatorRow, SetAside, State
from heji.web.filing.reading_back import read_back
from heji.web.filing.selectors import formed_of
from heji.web.projects.actions import AddProject
from heji.web.projects.models import Level
from tests.web.filing.making import Office, office, type_into

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    return office()


def names(made: Office) -> list[str]:
    return [each.name for each in made.content.indicators]


def test_a_form_begins_with_its_empty_rows(made: Office) -> None:
    content = made.content
    assert [each.role for each in content.texts] == [
        "project_nature",
        "whole_period_goal",
        "goal",
        "remarks",
    ]
    assert len(content.money) == 6
    assert {each.type for each in content.indicators} >= {"quantity", "cost", "satisfaction"}


def test_there_is_one_form_of_a_project_in_a_year(made: Office) -> None:
    with pytest.raises(Refused) as refused:
        perform(CreateDeclaration(2026, made.project), made.clerk)
    assert refused.value.key == "filing.exists"
    perform(CreateDeclaration(2027, made.project), made.clerk)
    perform(CreateDeclaration(2026), made.clerk)


def test_saving_is_idempotent_and_logs_once_each(made: Office) -> None:
    row = made.content.indicators[0]
    count = LogEntry.objects.count()
    for _ in range(2):
        saved = type_into(made, made.clerk, row, "value", "≥12公里", version=1)
        assert not saved.refused
    assert LogEntry.objects.count() == count + 2
    stored = IndicatorRow.objects.get(pk=row.id)
    assert (stored.sign, stored.value, stored.unit, stored.version) == ("≥", 12, "公里", 2)
    entry = LogEntry.objects.get(number=count + 1)
    assert entry.after[f"indicator.{row.id}"]["value"] == 12


def test_a_stale_write_is_refused_and_kept(made: Office) -> None:
    row, other = made.content.indicators[0], made.another()
    type_into(made, made.clerk, row, "name", "整治河道长度", version=1, was="")
    saved = type_into(made, other, row, "name", "清淤长度", version=1, was="")
    assert saved.refused == {f"indicator.{row.id}.name": "filing.overtaken"}
    assert names(made)[0] == "整治河道长度"
    (kept,) = SetAside.objects.all()
    assert (kept.text, kept.person) == ("清淤长度", other.person)
    type_into(made, other, row, "name", "清淤长度", version=2)
    assert names(made)[0] == "清淤长度"
    assert not SetAside.objects.exists()


def test_two_people_in_two_cells_of_a_row_do_not_stand_in_each_others_way(made: Office) -> None:
    row = made.content.indicators[0]
    type_into(made, made.clerk, row, "name", "整治河道长度", version=1, was="")
    saved = type_into(made, made.another(), row, "evidence", "验收报告", version=1, was="")
    assert not saved.refused


def test_what_a_cell_cannot_hold_is_kept(made: Office) -> None:
    money = made.content.money[0]
    saved = type_into(made, made.clerk, money, "amount", "约一千万")
    assert saved.refused == {f"money.{money.id}.amount": "filing.cell.no-number"}
    (kept,) = SetAside.objects.all()
    assert kept.text == "约一千万"
    perform(Dismiss(made.form, kept), made.clerk)
    assert not SetAside.objects.exists()


def test_a_write_to_a_deleted_row_is_kept(made: Office) -> None:
    row = made.content.indicators[0]
    perform(DeleteRow(made.form, "indicator", row.id, 1), made.another())
    saved = type_into(made, made.clerk, row, "name", "整治河道长度")
    assert saved.refused[f"indicator.{row.id}.name"] == "filing.row-gone"
    assert SetAside.objects.get().text == "整治河道长度"


@pytest.mark.parametrize(
    ("role", "body"),
    [
        (Role.UNIT_APPROVER, "河道管理所"),
        (Role.DEPARTMENT_REVIEWER, "市水务局"),
        (Role.UNIT_CLERK, "市水务局"),
        (Role.UNIT_CLERK, "供水监测站"),
        (Role.FINANCE_PERFORMANCE, "市财政局"),
        (Role.ADMINISTRATOR, "市财政局"),
    ],
)
def test_nobody_else_fills_it_in(made: Office, role: Role, body: str) -> None:
    row = made.content.indicators[0]
    with pytest.raises(NotAllowed):
        type_into(made, made.another(role, body), row, "name", "某指标")
    assert names(made)[0] == ""


def test_a_form_in_review_is_closed(made: Office) -> None:
    made.form.state = State.SUBMITTED
    made.form.save()
    with pytest.raises(Refused) as refused:
        type_into(made, made.clerk, made.content.indicators[0], "name", "某指标")
    assert refused.value.key == "filing.not-editable"


def test_a_block_from_excel_goes_right_and_down_and_adds_rows(made: Office) -> None:
    rows = made.content.indicators
    text = '整治河道长度\t≥\t12\t公里\r\n"带\n换行"\t\t有效提升\t\r\n满意度\t≥\t90\t%\r\n'
    start = rows[-2]
    saved = perform(PasteBlock(made.form, "indicator", start.id, "name", text), made.clerk)
    assert not saved.refused
    content = made.content.indicators
    assert len(content) == len(rows) + 1
    assert [each.name for each in content[-3:]] == ["整治河道长度", "带\n换行", "满意度"]
    assert (content[-1].sign, content[-1].value, content[-1].unit) == ("≥", 90, "%")
    perform(Undo(made.form), made.clerk)
    assert made.content.indicators == rows


def test_problems_of_a_pasted_block_stand_at_their_cells(made: Office) -> None:
    first, second = made.content.money[:2]
    text = "1,388.29\nabc\n"
    saved = perform(PasteBlock(made.form, "money", first.id, "amount", text), made.clerk)
    assert saved.refused == {f"money.{second.id}.amount": "filing.cell.no-number"}
    assert made.content.money[0].amount == 1388290000


def test_undoing_and_redoing_is_each_persons_own(made: Office) -> None:
    first, second = made.content.indicators[:2]
    other = made.another()
    type_into(made, made.clerk, first, "name", "甲")
    type_into(made, other, second, "name", "乙")
    perform(Undo(made.form), made.clerk)
    assert names(made)[:2] == ["", "乙"]
    perform(Undo(made.form, is_redo=True), made.clerk)
    assert names(made)[:2] == ["甲", "乙"]
    with pytest.raises(Refused) as refused:
        perform(Undo(made.form, is_redo=True), made.clerk)
    assert refused.value.key == "filing.nothing-to-redo"


def test_what_somebody_else_changed_since_is_not_undone(made: Office) -> None:
    row = made.content.indicators[0]
    type_into(made, made.clerk, row, "name", "甲")
    type_into(made, made.another(), row, "name", "乙", version=2)
    with pytest.raises(Refused) as refused:
        perform(Undo(made.form), made.clerk)
    assert refused.value.key == "filing.undo-overtaken"
    assert names(made)[0] == "乙"


def test_rows_are_added_moved_deleted_and_brought_back(made: Office) -> None:
    rows = made.content.indicators
    perform(AddRow(made.form, "indicator", rows[0].id), made.clerk)
    new = made.content.indicators[1]
    assert (new.level2, new.name) == (rows[0].level2, "")
    perform(MoveRow(made.form, "indicator", new.id, 1), made.clerk)
    assert made.content.indicators[2].id == new.id
    type_into(made, made.clerk, rows[0], "name", "甲")
    perform(DeleteRow(made.form, "indicator", rows[0].id, 2), made.clerk)
    assert rows[0].id not in {each.id for each in made.content.indicators}
    perform(Undo(made.form), made.clerk)
    assert next(each for each in made.content.indicators if each.id == rows[0].id).name == "甲"


def test_fixed_rows_stay(made: Office) -> None:
    with pytest.raises(Refused):
        perform(DeleteRow(made.form, "money", made.content.money[0].id, 1), made.clerk)


def test_last_years_form_is_taken_over_without_its_money() -> None:
    made = office(filled=True)
    copy = perform(CopyDeclaration(made.form, 2027), made.clerk)
    content = load(copy)
    assert [each.name for each in content.indicators] == names(made)
    assert all(each.amount is None for each in content.money)
    assert content.words_of("goal") == made.content.words_of("goal")


def test_a_body_is_composed_of_its_projects_and_each_row_names_its_source() -> None:
    made = office(filled=True)
    clerk = made.another(Role.UNIT_CLERK, "市水务局")
    whole = perform(CreateDeclaration(2026), clerk)
    # The department sees a unit's form once it was submitted.
    wanted = frozenset(each.id for each in made.content.indicators[:2])
    own = perform(CreateDeclaration(2026), made.clerk)
    with pytest.raises(NotAllowed):
        perform(TakeFromProjects(whole, frozenset((10**6,)), frozenset()), clerk)
    forms = frozenset((made.form.pk,))
    perform(TakeFromProjects(own, wanted, forms), made.clerk)
    perform(TakeFromProjects(own, wanted, forms), made.clerk)
    content = load(own)
    assert {each.source for each in content.indicators if each.source} == wanted
    (task,) = content.tasks
    assert (task.name, task.amount, task.fiscal) == ("城区河道整治", 10**9, 8 * 10**8)


def test_a_read_form_is_confirmed_taken_over_and_undone() -> None:
    made = office(filled=True)
    target = perform(CreateDeclaration(2027, made.project), made.clerk)
    before = load(target)
    formed = formed_of(made.form, made.content)
    back = read_back(formed.form, formed.document, blocks("declaration", "project"))
    intake = perform(AddIntake(target, "form.docx", "0" * 64, back), made.clerk)
    assert load(target) == before
    perform(TakeIntake(intake), made.clerk)
    taken = load(target)
    assert [show(each, "value") for each in taken.indicators] == [
        show(each, "value") for each in made.content.indicators
    ]
    assert taken.amount("budget", "fiscal") == 8 * 10**8
    with pytest.raises(Refused):
        perform(TakeIntake(intake), made.clerk)
    perform(Undo(target), made.clerk)
    assert load(target) == before


def test_a_code_is_used_once_in_a_body(made: Office) -> None:
    with pytest.raises(Refused):
        perform(AddProject("X2026-001", "另一个", Level.PROJECT, 2026), made.clerk)


def test_unknown_cells_are_refused(made: Office) -> None:
    row = made.content.indicators[0]
    with pytest.raises(Refused):
        perform(SaveCells(made.form, (Typed("indicator", row.id, "type", "x", 1),)), made.clerk)
    with pytest.raises(Refused):
        perform(SaveCells(made.form, (Typed("log", 1, "text", "x", 1),)), made.clerk)


def test_a_form_begun_by_mistake_is_voided_and_begun_anew(made: Office) -> None:
    perform(VoidFiling(made.form), made.clerk)
    assert made.form.state == State.VOID
    with pytest.raises(Refused):
        perform(VoidFiling(made.form), made.clerk)
    perform(CreateDeclaration(2026, made.project), made.clerk)


def test_a_save_that_breaks_in_the_middle_leaves_nothing(
    made: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, count = made.content.indicators, LogEntry.objects.count()

    def broken(*_: object) -> None:
        raise OSError("the power is gone")

    monkeypatch.setattr("heji.web.filing.editing.keep", broken)
    with pytest.raises(OSError, match="power"):
        type_into(made, made.clerk, rows[0], "name", "甲")
    assert made.content.indicators == rows
    assert LogEntry.objects.count() == count
