"""How the rows of a document answer their targets, reckoned once for all checks."""

from __future__ import annotations

from heji.audit.case import Reading, once_per_reading
from heji.forms.form import Indicator
from heji.targets.answer import Answer
from heji.targets.answering import answers


@once_per_reading
def all_answers(reading: Reading) -> tuple[tuple[Indicator, tuple[Answer, ...]], ...]:
    """Every row of a document with how its result answers its targets."""
    form = reading.form
    return tuple((each, answers(each, form.year)) for each in form.indicators)
