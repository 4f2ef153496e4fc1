"""Places of a document as a person says them."""

from __future__ import annotations

from heji.documents.locator import Locator
from heji.language import text


def place(locator: Locator, language: str) -> str:
    """Where something stands, as a person says it.

    >>> place(Locator(table=3, row=4, column=6), "zh")
    '表3 第4行第6列'
    """
    cell = "".join(
        text(f"report.place.{name}", language, **{name: value}) + gap
        for name, gap in (("row", " " if language == "en" else ""), ("column", ""))
        if (value := getattr(locator, name)) is not None
    ).strip()
    parts = [
        text(f"report.place.{name}", language, **{name: value})
        for name in ("sheet", "page", "table", "paragraph")
        if (value := getattr(locator, name)) is not None
    ]
    return " ".join(each for each in (*parts, cell) if each) or text("report.place.whole", language)
