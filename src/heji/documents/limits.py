"""How much a file may ask of the machine: named limits, their defaults and why they are so.

What lies beyond a limit is never dropped in silence: the document says what was left out.
"""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document. A service with less memory passes smaller ones."""

    #: Bytes of the file. Published forms are below 5 MB; reports with photographs reach 50 MB.
    file_bytes: int = 100 * MEGABYTE
    #: Bytes of a file that is text throughout (txt, html), because all of it is held in memory,
    #: several times over while it is read. 20 MB are some seven million characters.
    text_bytes: int = 20 * MEGABYTE
    #: Bytes that a docx or xlsx may unpack to. Pictures are never unpacked; a sheet of 500,000 cells
    #: has some 30 MB.
    unzipped_bytes: int = 64 * MEGABYTE
    #: How many times larger than packed a part may become. Office XML reaches 10 to 60, and 200 when
    #: all rows are alike; the format itself allows 1032, and only zip bombs come near it.
    zip_ratio: int = 500
    #: Entries of a zip. A report with many pictures has some hundreds.
    zip_entries: int = 10_000
    #: Rows of one table. The largest official forms have some hundreds of rows.
    table_rows: int = 50_000
    #: Columns of one table. Official forms have at most 30; a merged title may run to column 16384.
    table_columns: int = 1_000
    #: Places (rows times columns) of all tables of a document together, because blank places are
    #: kept too: what is missing is part of what a form says.
    places: int = 500_000
    #: Paragraphs of a document. A report of 100 pages has some 2,000.
    paragraphs: int = 200_000
    #: Characters of one cell or paragraph. Excel allows 32,767 in a cell.
    text_length: int = 100_000
    #: Tables within tables. Word and browsers themselves become unusable beyond a few.
    nested_tables: int = 20


DEFAULT = Limits()
