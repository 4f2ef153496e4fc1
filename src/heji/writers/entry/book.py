"""Draws the plan of a template as an Excel workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from heji.language import text
from heji.writers.entry import rules
from heji.writers.entry.choices import data
from heji.writers.entry.formulas import formula
from heji.writers.entry.identity import identity
from heji.writers.entry.plan import Entry, Input, Live, Mirror, Plan
from heji.writers.official.sheet import Place, Quotient, Sum
from heji.writers.official.xlsx.heights import fitted, row_heights
from heji.writers.official.xlsx.live import address
from heji.writers.official.xlsx.naming import sheet_name
from heji.writers.official.xlsx.page import set_up
from heji.writers.official.xlsx.placing import Placed, Placing, place
from heji.writers.official.xlsx.widths import pixels

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Of the hidden sheet.
IDENTITY_SHEET = "heji"
_AMOUNT, _RATE, _NUMBER, _TEXT = "#,##0.00####", "0.00%", "General", "@"
_FORMATS = {
    Input.TEXT: _TEXT,
    Input.CHOICE: _TEXT,
    Input.AMOUNT: _AMOUNT,
    Input.CHANGE: _AMOUNT,
    Input.RATE: _RATE,
    Input.WEIGHT: _NUMBER,
    Input.SCORE: _NUMBER,
}
_TO_FILL_IN, _LIVE = "#FFF8DC", "#F0F0F0"
_WRONG = {"bg_color": "#F8CBAD", "font_color": "#9C0006"}
_LINE_POINTS = 16  #: height of a line of text
_CHINESE = 134
_UNKNOWN_YEAR = "    "  #: what stands in its line until the year is filled in
_EMPTY = " "  #: what a live box holds that has no ground yet; readers trim it
_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
#: What a person may do on the protected sheet besides filling in: make room for long texts.
_ALLOWED = {"format_rows": True, "format_columns": True}


def write(plan: Plan) -> bytes:
    """The workbook of a template: one sheet to fill in, one hidden sheet that says what it is.

    Args:
        plan: the template.

    Returns:
        The bytes of the xlsx file, the same for the same plan.

    >>> from heji.forms.layout import layout_named
    >>> from heji.writers.entry.plan import Shape
    >>> from heji.writers.entry.planning import plan_of
    >>> write(plan_of(layout_named("cn/mof/monitoring/2019"), Shape(year=2024)))[:2]
    b'PK'
    """
    import datetime
    import io

    import xlsxwriter

    buffer = io.BytesIO()
    workbook = xlsxwriter.Workbook(buffer, _OPTIONS)
    # The time of writing would make every file another one.
    workbook.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
    worksheet = workbook.add_worksheet(sheet_name(plan.sheet.title))
    placing = place(plan.sheet)
    _Drawing(workbook, worksheet, plan, placing).draw()
    set_up(worksheet, plan.sheet, placing)
    worksheet.protect("", _ALLOWED)
    _hide_identity(workbook, plan)
    workbook.close()
    return buffer.getvalue()


def _hide_identity(workbook: Workbook, plan: Plan) -> None:
    hidden = workbook.add_worksheet(IDENTITY_SHEET)
    for row, (name, value) in enumerate(identity(plan).pairs()):
        hidden.write_string(row, 0, name)
        hidden.write_string(row, 1, value)
    hidden.protect("")
    hidden.very_hidden()


@dataclass(slots=True)
class _Drawing:
    workbook: Workbook
    worksheet: Worksheet
    plan: Plan
    placing: Placing
    boxes: Mapping[Place, Placed] = field(init=False)
    formats: dict[tuple[Any, ...], Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.boxes = {each.place: each for each in self.placing.boxes if each.place is not None}

    def draw(self) -> None:
        widths = pixels(self.plan.sheet.widths, self.plan.sheet.paper)
        for column, width in enumerate(widths):
            self.worksheet.set_column_pixels(column, column, width)
        needs = [(each, self._height(each, widths)) for each in self.placing.all()]
        for row, height in enumerate(row_heights(needs, self.placing.row_count)):
            self.worksheet.set_row(row, height)
        for each in (self.placing.title, *self.placing.lines):
            self._line(each)
        for where, each in self.boxes.items():
            self._box(where, each)

    def _height(self, placed: Placed, widths: tuple[int, ...]) -> int:
        entry = self.plan.entries.get(placed.place) if placed.place is not None else None
        return max(fitted(placed, widths)[1], (entry.lines if entry else 1) * _LINE_POINTS)

    def _line(self, placed: Placed) -> None:
        """A line around the form; the one of the year may be one to fill in."""
        number = self.plan.year_line
        if number is None or placed is not self.placing.lines[number]:
            self._merge(placed, self._format(placed, "", ""))
            self._write(placed, placed.text, self._format(placed, "", ""))
            return
        look = self._format(placed, rules.year_format(placed.text), _TO_FILL_IN)
        self._merge(placed, look)
        self._write(placed, placed.text.replace("{year}", _UNKNOWN_YEAR), look)
        self.worksheet.data_validation(
            placed.row, placed.column, placed.row, placed.column, rules.year_validation()
        )

    def _box(self, where: Place, placed: Placed) -> None:
        entry = self.plan.entries.get(where)
        live = self.plan.live.get(where)
        if live is not None:
            self._live(where, placed, live)
        elif entry is not None:
            self._entry(placed, entry)
        else:
            look = self._format(placed, "", "")
            self._merge(placed, look)
            self._write(placed, placed.text, look)

    def _live(self, where: Place, placed: Placed, live: Live) -> None:
        look = self._format(placed, self._live_format(live, where), _LIVE)
        self._merge(placed, look)
        shown = live.shown if isinstance(live, Mirror) else None
        # Without any text, XlsxWriter would write a formula that was never calculated.
        known = (self.boxes[shown].text if isinstance(shown, Place) else "") or _EMPTY
        self.worksheet.write_formula(
            placed.row, placed.column, formula(live, self.boxes), look, known
        )
        if where in self.plan.full_marks:
            self._colour_total(placed)

    def _live_format(self, live: Live, where: Place) -> str:
        match live:
            case Quotient():
                return _RATE
            case Sum() if where not in self.plan.marks:
                return _AMOUNT
            case _:
                return _NUMBER

    def _entry_format(self, entry: Entry) -> str:
        return str(data()["date"]["format"]) if entry.input is Input.DATE else _FORMATS[entry.input]

    def _entry(self, placed: Placed, entry: Entry) -> None:
        look = self._format(placed, self._entry_format(entry), _TO_FILL_IN)
        self._merge(placed, look)
        self._write(placed, placed.text, look)
        cell = address(placed)
        weight = address(self.boxes[entry.limit]) if entry.limit is not None else None
        rule = rules.validation(entry, cell, weight, self.plan.layout.full_mark)
        if rule is not None:
            corner = placed.row, placed.column, placed.row, placed.column
            self.worksheet.data_validation(*corner, rule)
        condition = rules.warning(entry, cell, weight)
        if condition is not None:
            self._colour(placed, condition, _WRONG)

    def _colour_total(self, placed: Placed) -> None:
        """A total of weights that is not the full mark: coloured, and the label of its row says so."""
        full, cell = self.plan.layout.full_mark, address(placed)
        condition = f"=AND(ISNUMBER({cell}),N({cell})<>{full})"
        words = text("entry.not-full", "zh", full=full)
        self._colour(placed, condition, _WRONG)
        row = (each for each in self.boxes.values() if each.row == placed.row and each.text)
        for label in row:
            self._colour(label, condition, {**_WRONG, "num_format": f'@"{words}"'})

    def _colour(self, placed: Placed, condition: str, look: dict[str, str]) -> None:
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(look)
        rule = {"type": "formula", "criteria": condition, "format": self.formats[key]}
        corner = placed.row, placed.column, placed.row, placed.column
        self.worksheet.conditional_format(*corner, rule)

    def _merge(self, placed: Placed, look: Format) -> None:
        if placed.is_merged:
            corners = placed.row, placed.column, placed.last_row, placed.last_column
            self.worksheet.merge_range(*corners, "", look)

    def _write(self, placed: Placed, words: str, look: Format) -> None:
        if words:
            self.worksheet.write_string(placed.row, placed.column, words, look)
        else:
            self.worksheet.write_blank(placed.row, placed.column, None, look)

    def _format(self, placed: Placed, code: str, tint: str) -> Format:
        """A look; what is tinted to be filled in is the only thing that is not locked."""
        key = (placed.style, code, tint)
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(_properties(placed, code, tint))
        return self.formats[key]


def _properties(placed: Placed, code: str, tint: str) -> dict[str, Any]:
    style = placed.style
    properties: dict[str, Any] = {
        "font_name": style.face,
        "font_charset": _CHINESE,
        "font_size": style.points,
        "align": style.align,
        "valign": "vcenter",
        "border": int(style.is_ruled),
        "locked": tint != _TO_FILL_IN,
    }
    if tint:
        properties["bg_color"] = tint
    if code:
        properties["num_format"] = code
    wraps = code in ("", _TEXT)
    return {**properties, **({"text_wrap": True} if wraps else {"shrink": True})}
