"""Texts that are purely a number, as what a spreadsheet keeps: an exact value and how it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from heji.documents.number_format import read_number, show

_NUMBER = re.compile(
    r"-?(?P<whole>0|[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*)"
    r"(?:\.(?P<decimals>[0-9]+))?(?P<percent>%)?"
)
#: A binary fraction of 64 bits gives back every decimal of 15 digits, and not every one of 16.
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Typed:
    """A number and the format in which a spreadsheet prints it."""

    value: Decimal  #: exact; a share for a percentage (0.8376 for 「83.76%」)
    format: str  #: format code of Excel

    @property
    def places(self) -> int:
        """Decimals of the value that the text prints: 4 for 「83.76%」."""
        return max(-int(self.value.as_tuple().exponent), 0)


def typed(text: str) -> Typed | None:
    """The number that a text is, or None where it has to stay a text.

    A text stays a text where a spreadsheet would not print it again exactly: codes with leading
    zeros, more digits than a spreadsheet keeps, words, dashes, a negative zero.

    Args:
        text: exactly what is printed.

    >>> typed("5,418,062.13")
    Typed(value=Decimal('5418062.13'), format='#,##0.00')
    >>> typed("83.76%")
    Typed(value=Decimal('0.8376'), format='0.00%')
    >>> typed("00123"), typed("—"), typed("110105199003071234")
    (None, None, None)
    """
    match = _NUMBER.fullmatch(text)
    if match is None or sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    code = "#,##0" if "," in match["whole"] else "0"
    if match["decimals"]:
        code += "." + "0" * len(match["decimals"])
    value = Decimal(text.replace(",", "").rstrip("%"))
    if match["percent"]:
        code, value = code + "%", value.scaleb(-2)
    number = read_number(str(value))
    return Typed(value, code) if number is not None and show(number, code).text == text else None
