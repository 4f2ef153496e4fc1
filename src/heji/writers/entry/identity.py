"""What a template says of itself on its hidden sheet: which form, for whom, of which version.

The checksum tells a changed identity from a whole one; it is no signature. Nothing of it is a
figure of the form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from heji.documents.readers.sheets.identity import MARK
from heji.forms.layout import Layout
from heji.version import VERSION
from heji.writers.entry.plan import MOST_ROWS, Plan, Shape

#: Counts up whenever heji itself lays its templates out in another way.
NUMBER = 1
#: Hexadecimal digits of a digest that are kept of a layout's print section.
_DIGITS = 12
_KIND = "entry-template"
_NAMES = ("layout", "version", "organisation", "year", "unit", "rows", "tasks", "heji")

Pairs = tuple[tuple[str, str], ...]


class IdentityError(ValueError):
    """An identity that cannot be used: `missing`, `other` (no template) or `changed`."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a template is."""

    layout: str
    version: str  #: of the layout as printed: 「1-0f3c…」
    shape: Shape
    heji: str  #: version that made it

    def pairs(self) -> Pairs:
        """Names and values as they stand on the hidden sheet, with mark and checksum."""
        shape = self.shape
        values = (
            self.layout,
            self.version,
            shape.organisation,
            _number(shape.year),
            shape.unit,
            _number(shape.rows),
            str(shape.tasks),
            self.heji,
        )
        pairs = ((MARK, _KIND), *zip(_NAMES, values, strict=True))
        return (*pairs, ("checksum", checksum(pairs)))


def identity(plan: Plan) -> Identity:
    """The identity of a template."""
    return Identity(plan.layout.id, layout_version(plan.layout), plan.shape, VERSION)


def layout_version(layout: Layout) -> str:
    """The number of heji's way to lay out templates, and a digest of the layout's print section.

    >>> from heji.forms.layout import layout_named
    >>> layout_version(layout_named("cn/mof/monitoring/2019")).startswith("1-")
    True
    """
    printed = json.dumps(layout.print, ensure_ascii=False, sort_keys=True)
    return f"{NUMBER}-{hashlib.sha256(printed.encode()).hexdigest()[:_DIGITS]}"


def read_identity(pairs: Pairs) -> Identity:
    """The identity that stands on a hidden sheet.

    Raises:
        IdentityError: there is none, it is of another kind of file, or it was changed.
    """
    if not pairs:
        raise IdentityError("missing")
    if pairs[0] != (MARK, _KIND):
        raise IdentityError("other")
    *said, last = pairs
    values = dict(said)
    if last != ("checksum", checksum(said)) or any(each not in values for each in _NAMES):
        raise IdentityError("changed")
    shape = Shape(
        values["organisation"],
        _whole(values["year"]),
        values["unit"],
        _whole(values["rows"], MOST_ROWS),
        _whole(values["tasks"], MOST_ROWS) or 1,
    )
    return Identity(values["layout"], values["version"], shape, values["heji"])


def checksum(pairs: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over names and values, white space apart: a spreadsheet may trim a text."""
    said = "\n".join("\t".join(" ".join(each.split()) for each in pair) for pair in pairs)
    return hashlib.sha256(said.encode()).hexdigest()


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _whole(text: str, most: int = 9999) -> int | None:
    """A number of the identity; one that no template has is a change too."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 4 or int(text) > most:
        raise IdentityError("changed")
    return int(text)
