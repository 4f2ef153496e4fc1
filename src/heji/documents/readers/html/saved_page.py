"""Saved web pages (mht, mhtml): the page that a browser or an office program packed into one file.

Source: RFC 2557. Read: the first page of the archive, or, where that is only a frame around others
(a workbook that Excel saved as a page), the pages with the sheets. Left out: pictures and styles.
"""

from __future__ import annotations

import re

from heji.documents.builder import Builder
from heji.documents.containers import mail
from heji.documents.failure import UnreadableError
from heji.documents.readers.html import reader

_FRAMES = re.compile(rb"<frameset[\s>]", re.I)
#: The page with the names of the sheets, which stands beside them.
_TABS = re.compile(rb"<body[^>]*\bonload|class=\"?tabstrip|fnUpdateTabs", re.I)


def read(data: bytes, builder: Builder) -> None:
    """Reads a saved page into the builder.

    Raises:
        UnreadableError: damaged, or without a page inside.
    """
    parts = mail.parts(data, builder.limits)
    pages = [each.data for each in parts if each.kind == "text/html" and each.data.strip()]
    if not pages:
        raise UnreadableError("part-missing", part="text/html")
    first, *others = pages
    if _FRAMES.search(first):
        for page in others:
            if _TABS.search(page) is None:
                reader.read(page, builder)
    else:
        reader.read(first, builder)
