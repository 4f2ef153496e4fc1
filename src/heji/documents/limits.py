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
    #: Bytes of a file that is text throughout (txt, csv, md, html), because all of it is held in memory,
    #: several times over while it is read. 20 MB are some seven million characters.
    text_bytes: int = 20 * MEGABYTE
    #: Bytes that a docx, xlsx or OFD may unpack to. Pictures are never unpacked; a sheet of 500,000 cells
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
    #: Bytes of an old spreadsheet (xls, et), all of which is held in memory as objects. A sheet of
    #: 500,000 cells has some 10 MB.
    xls_bytes: int = 24 * MEGABYTE
    #: Bytes of a message with its attachments (eml, mht). Mail servers refuse more than 50 MB.
    mail_bytes: int = 64 * MEGABYTE
    #: Entries of an archive of documents, those of the archives in it included. A county's forms of
    #: one year are some hundreds.
    archive_entries: int = 5_000
    #: Bytes that the documents of an archive may unpack to together: ten times the largest file.
    archive_bytes: int = 1000 * MEGABYTE
    #: Archives within archives, and messages within messages. A department's archive of its units'
    #: archives is two deep.
    archive_depth: int = 3
    #: Seconds that LibreOffice may take for one file. Its start takes 2 to 10, a report of 300 pages
    #: some 20 on a slow machine.
    conversion_seconds: int = 90
    #: Pages of a document of fixed pages. The largest published reports have some 500.
    pages: int = 2_000
    #: Characters and lines of one page together. A dense page has 5,000 characters, a drawing
    #: some ten thousand lines.
    page_marks: int = 100_000
    #: Pages of pictures whose characters are recognised. A page takes 2 to 6 seconds, so more would
    #: not be done within `seconds`.
    recognised_pages: int = 100
    #: Dots of the picture of a page. A3 at 400 dots per inch has 31 million, and a telephone's
    #: camera up to 50; each takes some 12 bytes while it is looked at.
    picture_dots: int = 64_000_000
    #: Tables within tables. Word and browsers themselves become unusable beyond a few.
    nested_tables: int = 20

    #: Seconds that a confined process may take for one document, conversion and recognition of
    #: characters included. A scan of 40 pages takes some two minutes.
    seconds: int = 300
    #: Bytes of address space of a confined process. Recognising characters takes about 1 GB,
    #: LibreOffice maps some 2 GB.
    memory_bytes: int = 4096 * MEGABYTE


DEFAULT = Limits()
