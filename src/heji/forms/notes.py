"""Remarks that a form prints below or between its tables: 「注:…」, 「备注:…」, 「填表说明:…」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from heji.documents.figure import Figure
from heji.forms.lines import Line
from heji.values.normalise import fold
from heji.values.quantity import Words

_NOTE = re.compile(r"^\s*(附?注|备注|说明|填表说明|填报说明)\s*\d{0,2}\s*[:：]\s*\S")


def notes_of(lines: Sequence[Line]) -> Iterator[Figure]:
    """The remarks among the lines of a document, in order.

    >>> from heji.documents.locator import Locator
    >>> [each.quote for each in notes_of([Line("注：分值合计100分。", Locator(paragraph=3))])]
    ['注：分值合计100分。']
    """
    for line in lines:
        if _NOTE.match(fold(line.text)):
            text = line.text.strip()
            yield Figure(Words(text), line.locator, "", text)
