"""Heading rows of a table that are printed again at the top of a page."""

from __future__ import annotations

from collections.abc import Sequence

from heji.documents.pages.tables import Fragment


def repeated_rows(pages: Sequence[Fragment], fragment: Fragment) -> int:
    """How many rows at the top of a part of a table print headings of the table again.

    Args:
        pages: the parts on the pages before, at least one.
        fragment: the part on the next page.
    """
    for known in (pages[0], pages[-1]):
        again = _rows_again(known, fragment)
        if again:
            return again
    return 0


def _rows_again(known: Fragment, fragment: Fragment) -> int:
    mine, theirs = _row_texts(fragment), _row_texts(known)
    best = 0
    for start in range(len(theirs)):
        count = 0
        while (
            count < len(mine) - 1
            and start + count < len(theirs)
            and mine[count] == theirs[start + count]
        ):
            count += 1
        while count and not _closes(fragment, count):
            count -= 1
        if count > best and _is_heading(mine[:count]):
            best = count
    return best


def _closes(fragment: Fragment, count: int) -> bool:
    """Whether no cell reaches from the first rows into the next."""
    return not any(each.row < count < each.row + each.rows for each in fragment.pieces)


def _row_texts(fragment: Fragment) -> list[list[tuple[int, int, int, str]]]:
    """For each row its cells: where they end on the page (in steps), and their text."""
    rows: list[list[tuple[int, int, int, str]]] = [[] for _ in range(fragment.row_count)]
    for each in sorted(fragment.pieces, key=lambda one: (one.row, one.column)):
        text = "".join(each.text.split())
        rows[each.row].append((each.column, each.columns, each.rows, text))
    return rows


def _is_heading(rows: Sequence[Sequence[tuple[int, int, int, str]]]) -> bool:
    """Whether rows hold words alone, and several of them."""
    texts = [text for row in rows for *_, text in row if text]
    return len(texts) > 1 and not any(text[0].isdigit() for text in texts)
