"""A small writer of SVG: exact lengths, printed with two decimals."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from heji.values.formatting import plain

Length = Fraction | int

#: Free faces that a PDF embeds, then those of office suites and systems.
FAMILIES = "Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, SimHei, Microsoft YaHei, sans-serif"
#: One accent, dark enough to print as a dark grey.
ACCENT, INK, PALE = "#1f4e79", "#222222", "#e6e6e6"
#: Fill of bars that stand for something not reached: it differs in print, too.
HATCHED = "url(#hatched)"

_HATCHING = (
    '<defs><pattern id="hatched" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
    f'<rect width="2" height="5" fill="{INK}"/></pattern></defs>'
)


class Drawing:
    """Collects shapes and texts, and writes them as SVG."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._size = (width, height)
        self._title = title
        self._shapes: list[str] = []
        self._words: list[str] = []

    def rectangle(
        self, x: Length, y: Length, width: Length, height: Length, fill: str, outline: str = ""
    ) -> None:
        """A rectangle, with a thin outline if a colour is named for it."""
        stroke = f' stroke="{outline}" stroke-width="0.75"' if outline else ""
        place = " ".join(
            f'{name}="{coordinate(value)}"'
            for name, value in (("x", x), ("y", y), ("width", width), ("height", height))
        )
        self._shapes.append(f'<rect {place} fill="{fill}"{stroke}/>')

    def line(self, start: tuple[Length, Length], end: tuple[Length, Length]) -> None:
        """A hairline."""
        (x1, y1), (x2, y2) = start, end
        self._shapes.append(
            f'<line x1="{coordinate(x1)}" y1="{coordinate(y1)}" x2="{coordinate(x2)}" '
            f'y2="{coordinate(y2)}" stroke="{INK}" stroke-width="0.5"/>'
        )

    def text(self, x: Length, y: Length, words: str, size: Length, anchor: str = "start") -> None:
        """A line of text; `y` is where it stands on, `anchor` is start, middle or end."""
        self._words.append(
            f'<text x="{coordinate(x)}" y="{coordinate(y)}" font-size="{coordinate(size)}" '
            f'text-anchor="{anchor}">{escape(words)}</text>'
        )

    def svg(self) -> str:
        """The drawing; the same shapes give the same text."""
        return self._with("".join(self._words))

    def outlined(self) -> str:
        """The drawing with its words as outlines: they can be seen, but not read as text.

        In a PDF the words of a chart stand in no sentence: whoever takes the text from the page, a
        screen reader or a programme, would run the label of one row into the figure of another. What
        the chart says is told by its description instead. Outlines are what shows through words
        that are cut out of a sheet of ink; both stay vectors.
        """
        width, height = self._size
        cut = "".join(self._words)
        return self._with(
            f'<clipPath id="words">{cut}</clipPath><rect width="{width}" height="{height}" '
            f'fill="{INK}" clip-path="url(#words)"/>'
        )

    def _with(self, words: str) -> str:
        width, height = self._size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" role="img" font-family="{FAMILIES}" '
            f'fill="{INK}"><title>{escape(self._title)}</title>{_HATCHING}'
            + "".join(self._shapes)
            + words
            + "</svg>"
        )


def coordinate(value: Length) -> str:
    """A length as it is printed.

    >>> coordinate(Fraction(2, 3)), coordinate(12)
    ('0.67', '12.00')
    """
    return plain(Fraction(value), 2)
