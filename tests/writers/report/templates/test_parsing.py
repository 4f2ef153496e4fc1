"""The language of outlines: small, and every mistake is named with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.writers.report.fields.form_scope import schema
from heji.writers.report.fields.scope import Schema
from heji.writers.report.templates.parsing import Position, parse
from heji.writers.report.trouble import ReportError

SCHEMA = Schema(
    frozenset({"year", "executed.total"}), {"tasks": Schema(frozenset({"name", "budget"}))}
)


def refused(text: str) -> ReportError:
    with pytest.raises(ReportError) as caught:
        parse(text, SCHEMA, Position("outline.yaml", 7))
    return caught.value


def test_an_unknown_field_is_refused_with_file_line_and_the_nearest_name() -> None:
    message = refused("支出{excuted.total}。").message("en")
    assert message.startswith("outline.yaml, line 7: There is no field “excuted.total”.")
    assert message.endswith("Did you mean executed.total?")
    assert "executed.total" in refused("支出{excuted.total}。").message("zh")


def test_an_unknown_list_and_an_unknown_name_in_it_are_refused() -> None:
    assert refused("{each task、}{name}{end}").known == ("tasks",)
    # Inside of a list only its own names count: the year of the form is no name of a task.
    assert refused("{each tasks、}{year}{end}").words["found"] == "year"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{each tasks、}{name}", "unclosed"),
        ("[{year}", "unclosed"),
        ("{year", "stray"),
        ("year}", "stray"),
        ("{end}", "stray"),
        ("]", "stray"),
        ("{}", "stray"),
        ("{{year}}", "stray"),
        ("{__import__('os')}", "unknown-field"),
        ("{year.real}", "unknown-field"),
    ],
)
def test_what_the_language_does_not_have_is_refused(text: str, key: str) -> None:
    assert refused(text).key == key


def test_the_line_of_a_mistake_is_counted_from_that_of_the_text() -> None:
    assert refused("第一行。\n第二行{yaer}。").line == 8


def test_sentences_end_behind_their_closing_quotation_marks() -> None:
    template = parse("他说“好。”{year}年。完", SCHEMA, Position("", 1))
    assert len(template.sentences) == 3


@given(st.text(alphabet="{}[]?!=。；、 yeartasknmend。{each tasks、}{end}", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text, schema(), Position("", 1))
    except ReportError as error:
        assert error.message("zh") and error.message("en")
