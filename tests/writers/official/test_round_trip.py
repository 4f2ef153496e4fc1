"""The closed loop: what is composed, drawn and read back is the form that it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.layout import layout_named
from heji.forms.recognise import recognise
from heji.reading import read
from heji.writers.official.composing import compose
from heji.writers.official.differences import differences
from heji.writers.official.issuing import write
from tests.writers.official.crude import read_back
from tests.writers.official.forms import PRINTABLE, forms

LAYOUTS = {each.id: each for each in PRINTABLE}
#: A form is large: to make a failing one smaller takes minutes and tells little more.
FORMS = settings(
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
    deadline=None,
)
EXAMPLES = (
    "culture-bureau-score-table.xlsx",
    "forestry-monitoring.txt",
    "rural-roads-project-form.docx",
    "school-meals-project-form.xlsx",
    "water-bureau-declaration.html",
    "water-bureau-department-form.docx",
)


@pytest.mark.parametrize("identity", LAYOUTS)
@settings(FORMS, max_examples=25)
@given(data=st.data())
def test_a_sheet_reads_back_as_its_form(identity: str, data: st.DataObject) -> None:
    layout = LAYOUTS[identity]
    form = data.draw(forms(layout))
    assert differences(form, read_back(compose(form, layout))) == ()


@pytest.mark.parametrize("identity", LAYOUTS)
@pytest.mark.parametrize(
    ("format", "examples"), [("html", 4), ("docx", 4), ("xlsx", 4), ("pdf", 2)]
)
def test_a_file_reads_back_as_its_form(identity: str, format: str, examples: int) -> None:
    layout = LAYOUTS[identity]

    @settings(FORMS, max_examples=examples, derandomize=True)
    @given(form=forms(layout))
    def loop(form: Form) -> None:
        data = write(compose(form, layout), format)
        back = recognise(read_document(data, f"form.{format}"))
        assert differences(form, back) == ()

    loop()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_reads_back_as_itself(root: Path, name: str) -> None:
    form = recognise(read(root / "examples" / name))
    layout = layout_named(form.layout or "")
    assert layout is not None
    assert differences(form, read_back(compose(form, layout))) == ()
