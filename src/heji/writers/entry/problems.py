"""What is wrong with a template that came back, cell by cell, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from heji.documents.readers.xlsx.sheet import column_letters
from heji.language import text

Values = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct, or to know of."""

    key: str  #: of the language catalogue, behind `entry.problem.`
    values: Values = ()
    sheet: str = ""
    row: int | None = None  #: from 1; None for the file as a whole
    column: int | None = None  #: from 1
    is_note: bool = False  #: what was written was understood; else it is to be corrected
    rule: str = ""  #: what may be written there: a key behind `entry.rule.`

    @property
    def cell(self) -> str:
        """The address as a spreadsheet says it: 「E12」; "" for the file as a whole."""
        if self.row is None or self.column is None:
            return ""
        return f"{column_letters(self.column)}{self.row}"

    def message(self, language: str) -> str:
        """What is wrong and what to do.

        >>> Problem("negative", (("name", "全年执行数"), ("found", "-3"))).message("zh")
        '「全年执行数」为 -3，不应小于 0。'
        """
        values = dict(self.values)
        if self.rule:
            values["rule"] = text(f"entry.rule.{self.rule}", language, **values)
        return text(f"entry.problem.{self.key}", language, **values)
