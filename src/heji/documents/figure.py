"""A value at its place in a document: what every check compares and every finding points to."""

from __future__ import annotations

from dataclasses import dataclass

from heji.documents.locator import Locator
from heji.values.quantity import Quantity, Value


@dataclass(frozen=True, slots=True)
class Figure:
    """A value, where it stands, what it is called there, and the words around it."""

    value: Value
    locator: Locator
    label: str = ""  #: what the form or the sentence calls it: 「全年执行数 财政拨款」
    quote: str = ""  #: the cell's text, or the sentence, as printed

    @property
    def quantity(self) -> Quantity | None:
        """The value, if it is a well-formed figure."""
        value = self.value
        return value if isinstance(value, Quantity) and not value.malformed else None

    @property
    def stated(self) -> str:
        """The figure as it is printed, without the words around it; all words where it is none.

        >>> from heji.values.reading import read_value
        >>> Figure(read_value("83.5%"), Locator(), quote="执行率为83.5%").stated
        '83.5%'
        """
        value = self.value
        return (value.text if isinstance(value, Quantity) else self.quote).strip()
