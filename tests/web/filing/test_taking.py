"""Indicators of the library in a form: suggested, taken, differing from it, made the body's own."""

from __future__ import annotations

import pytest

from heji.web.acting.action import Refused, perform
from heji.web.audit_log.models import LogEntry
from heji.web.filing.actions.rows import Undo
from heji.web.filing.actions.saving import PasteBlock
from heji.web.filing.actions.taking import MakeOwn, TakeEntry
from heji.web.filing.columns import COLUMNS, show
from heji.web.filing.content import Indicator
from heji.web.filing.suggesting import by_words, suiting
from heji.web.filing.taking import entries_for, said_by, taken, with_entry
from heji.web.library.models import LibraryEntry, Status
from heji.web.library.shipping import import_shipped
from tests.web.filing.making import Office, fill_in, office, type_into
from tests.web.reviews.going import approve_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Office:
    import_shipped()
    made = office()
    made.project.name = "老旧小区改造"
    made.project.save()
    made.form.project = made.project
    return made


def entry(made: Office) -> LibraryEntry:
    """An entry of a type that is in force."""
    found = entries_for(made.clerk, made.form).values()
    return next(each for each in found if each.type == "quantity")


def cells(row: Indicator) -> dict[str, str]:
    return {column: show(row, column) for column in COLUMNS["indicator"]}


def test_an_entry_fills_the_row_and_is_taken_back(made: Office) -> None:
    row, wanted, count = made.content.indicators[0], entry(made), LogEntry.objects.count()
    perform(TakeEntry(made.form, wanted.code, row.id, 1), made.clerk)
    after = made.content.indicators[0]
    said = said_by(wanted)
    assert {name: cells(after)[name] for name in said} == said
    assert (after.library_code, after.level1, after.type) == (wanted.code, "产出指标", "quantity")
    assert taken([after], entries_for(made.clerk, made.form))[row.id].differing == ()
    assert LogEntry.objects.count() == count + 1
    perform(Undo(made.form), made.clerk)
    assert made.content.indicators[0] == row


def test_every_entry_of_the_shipped_library_can_be_taken(made: Office) -> None:
    entries = entries_for(made.clerk, made.form)
    for each in entries.values():
        row = with_entry(Indicator(1), each)
        assert taken([row], entries)[1].differing == (), each.code
        assert row.type, each.code


def test_a_target_that_stands_there_keeps_its_sign_and_unit(made: Office) -> None:
    row, wanted = made.content.indicators[0], entry(made)
    type_into(made, made.clerk, row, "value", "≤12万平方米")
    perform(TakeEntry(made.form, wanted.code, row.id, 2), made.clerk)
    after = made.content.indicators[0]
    assert (after.sign, after.value, after.unit) == ("≤", 12, "万平方米")
    (told,) = taken([after], entries_for(made.clerk, made.form)).values()
    assert {column for column, _ in told.differing} == {"sign", "unit"}


def test_without_a_row_the_next_free_one_of_its_type_is_filled_then_one_is_added(
    made: Office,
) -> None:
    rows, first = made.content.indicators, entry(made)
    perform(TakeEntry(made.form, first.code), made.clerk)
    assert made.content.indicators[0].library_code == first.code
    perform(TakeEntry(made.form, first.code), made.clerk)
    content = made.content.indicators
    assert len(content) == len(rows) + 1
    assert content[1].library_code == first.code
    perform(Undo(made.form), made.clerk)
    assert len(made.content.indicators) == len(rows)


def test_a_row_that_somebody_changed_since_is_not_overwritten(made: Office) -> None:
    row, wanted = made.content.indicators[0], entry(made)
    type_into(made, made.another(), row, "name", "整治河道长度")
    with pytest.raises(Refused) as refused:
        perform(TakeEntry(made.form, wanted.code, row.id, 1), made.clerk)
    assert refused.value.key == "filing.overtaken"
    assert made.content.indicators[0].name == "整治河道长度"


def test_what_the_library_does_not_have_is_refused(made: Office) -> None:
    wanted = entry(made)
    LibraryEntry.objects.filter(pk=wanted.pk).update(status=Status.RETIRED)
    for code in (wanted.code, "NO-SUCH-01"):
        with pytest.raises(Refused) as refused:
            perform(TakeEntry(made.form, code), made.clerk)
        assert refused.value.key == "filing.no-entry"


def test_a_row_becomes_the_bodys_own(made: Office) -> None:
    row, wanted = made.content.indicators[0], entry(made)
    perform(TakeEntry(made.form, wanted.code, row.id, 1), made.clerk)
    perform(MakeOwn(made.form, row.id, 2), made.clerk)
    after = made.content.indicators[0]
    assert (after.name, after.library_code) == (wanted.name_zh, "")
    perform(Undo(made.form), made.clerk)
    assert made.content.indicators[0].library_code == wanted.code
    # So it does without a name, and when another indicator is pasted over it.
    type_into(made, made.clerk, after, "name", "", version=4)
    assert made.content.indicators[0].library_code == ""
    perform(Undo(made.form), made.clerk)
    perform(PasteBlock(made.form, "indicator", row.id, "name", "整治河道长度"), made.clerk)
    assert made.content.indicators[0].library_code == ""


def test_a_name_that_is_made_narrower_differs_and_stays(made: Office) -> None:
    row, wanted = made.content.indicators[0], entry(made)
    perform(TakeEntry(made.form, wanted.code, row.id, 1), made.clerk)
    type_into(made, made.clerk, row, "name", f"本年{wanted.name_zh}", version=2)
    after = made.content.indicators[0]
    (told,) = taken([after], entries_for(made.clerk, made.form)).values()
    assert told.differing == (("name", wanted.name_zh),)


def test_pinyin_initials_and_words_find_entries(made: Office) -> None:
    assert by_words(made.clerk, made.form, "zfjd")[0].entry.name_zh == "支付进度率"
    assert by_words(made.clerk, made.form, "满意度")[0].entry.type == "satisfaction"
    assert by_words(made.clerk, made.form, "没有这样的指标") == []


def test_what_is_common_for_such_projects_has_several_types(made: Office) -> None:
    found = suiting(made.clerk, made.form, made.content)
    assert found
    assert all("老旧小区" in "".join(each.entry.project_types) for each in found[:3])
    assert len({each.entry.type for each in found}) > 1
    # What the form has already is not suggested again.
    first = found[0].entry
    perform(TakeEntry(made.form, first.code), made.clerk)
    again = suiting(made.clerk, made.form, made.content)
    assert first.code not in {each.entry.code for each in again}
    only = suiting(made.clerk, made.form, made.content, "satisfaction")
    assert {each.entry.type for each in only} <= {"satisfaction"}


def test_a_project_like_no_other_gets_no_guesses(made: Office) -> None:
    made.project.name = "某某事"
    made.form.organisation = made.here["第一中学"]
    made.form.organisation.name, made.form.organisation.parent = "某单位", None
    assert suiting(made.clerk, made.form, made.content) == []


def test_values_of_past_years_are_told(made: Office) -> None:
    made.form.year = 2025
    made.form.save()
    wanted = entry(made)
    row = made.content.indicators[0]
    fill_in(made)
    perform(TakeEntry(made.form, wanted.code, row.id, 2), made.clerk)
    approve_all(made)
    (told,) = (
        each.past
        for each in by_words(made.clerk, made.form, wanted.name_zh)
        if each.entry == wanted
    )
    assert told == ("2025: ≥12公里",)
