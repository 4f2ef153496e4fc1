"""A template that is filled in gives the form that was meant: for every layout that is printed."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from heji.audit.inspection import Outcome, Wish, inspect
from heji.audit.inspection import Source as File
from heji.documents.document import Status
from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.layout import Layout
from heji.writers.entry.book import write
from heji.writers.entry.plan import Shape
from heji.writers.entry.planning import plan_of
from heji.writers.entry.reading import Asked, read_back
from heji.writers.official.batch import Order, printable, render
from heji.writers.official.differences import differences
from tests.writers.entry.filling_in import SOFFICE, Values, calculated, filled_in, values_for
from tests.writers.entry.on_paper import on_paper, read_form

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not there to calculate")

LAYOUTS = printable()
SEEDS = range(3)
NAME = "某市园林管理局"
NAMED = Shape(organisation=NAME, year=2024)
#: A body and a year that are filled in by hand, in another unit, with other numbers of rows.
NAMELESS = Shape(unit="元", rows=3, tasks=3)
CASES = [
    *itertools.product(LAYOUTS, SEEDS, (NAMED,)),
    *((layout, 11, NAMELESS) for layout in LAYOUTS),
]


class Filled:
    """A template with what was typed into it."""

    def __init__(self, layout: Layout, seed: int, shape: Shape) -> None:
        self.layout, self.shape = layout, shape
        self.values: Values = values_for(layout, shape, seed)
        self.typed = filled_in(plan_of(layout, shape), self.values, 2024)
        self.saved = b""

    @property
    def form(self) -> Form:
        return read_form(self.saved)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> list[Filled]:
    """All cases, calculated by one run of the spreadsheet programme."""
    found = [Filled(*case) for case in CASES]
    saved = calculated([each.typed for each in found], tmp_path_factory.mktemp("templates"))
    for each, data in zip(found, saved, strict=True):
        each.saved = data
    return found


@pytest.fixture(params=range(len(CASES)), ids=[f"{a.id}-{b}" for a, b, _ in CASES])
def case(request: pytest.FixtureRequest, filled: list[Filled]) -> Filled:
    found: Filled = filled[request.param]
    return found


def test_the_form_is_the_one_that_was_typed_in(case: Filled) -> None:
    expected = on_paper(case.layout, replace(case.shape, year=2024), case.values)
    assert expected.indicators and case.form.layout == case.layout.id
    assert differences(expected, case.form) == ()


def test_every_cell_is_accepted(case: Filled) -> None:
    document = read_document(case.saved, "form.xlsx")
    reply = read_back(document, case.form, Asked(NAME, 2024))
    assert reply.problems == ()
    assert reply.form is not None
    assert reply.identity is not None and reply.identity.shape == case.shape


def test_it_is_audited_and_printed_like_any_form(case: Filled) -> None:
    outcome: Outcome = inspect(File("d1", "form.xlsx", case.saved), Wish(keep_reading=True))
    assert outcome.entry is not None and outcome.entry.status is Status.READ
    assert outcome.entry.layout == case.layout.id and outcome.entry.tables == 1
    assert not outcome.faults
    (rendered,) = render(Order(File("d1", "form.xlsx", case.saved), "html"))
    assert rendered.is_issued, (rendered.reason, rendered.differences)


def test_a_template_that_nobody_filled_in_holds_nothing() -> None:
    for layout in LAYOUTS:
        form = read_form(write(plan_of(layout, NAMED)))
        assert form.layout == layout.id and form.organisation == NAME and form.year == 2024
        assert form.indicators == () or {each.section for each in form.indicators} == {"execution"}
        assert not any(each.figure.quantity for each in form.money)
