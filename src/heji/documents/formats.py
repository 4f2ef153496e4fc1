"""The formats of documents: how each is called, recognised by its suffix, and read.

A format either has a reader of its own (`heji.documents.readers.<name>`), or is converted by
LibreOffice into one that has (`heji.documents.converting`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Format = Literal[
    "txt", "csv", "md", "html", "mht", "docx", "xlsx", "xls", "et", "ofd", "pdf",
    "png", "jpeg", "tiff", "bmp", "doc", "wps", "rtf", "odt", "ods", "xlsb", "xml-doc", "xml-xls",
]  # fmt: skip
Target = Literal["docx", "xlsx"]

#: The module below `readers` that reads a format. WPS spreadsheets (et) are Excel 97 files.
READERS: Mapping[str, str] = MappingProxyType(
    {
        "txt": "text.reader",
        "csv": "text.separated",
        "md": "text.markdown",
        "html": "html.reader",
        "mht": "html.saved_page",
        "docx": "docx.reader",
        "xlsx": "xlsx.reader",
        "xls": "xls.reader",
        "et": "xls.reader",
        "ofd": "ofd.reader",
        "pdf": "pdf.reader",
        "png": "scan.reader",
        "jpeg": "scan.reader",
        "tiff": "scan.reader",
        "bmp": "scan.reader",
    }
)
#: What LibreOffice makes of a format that has no reader.
CONVERTED: Mapping[str, Target] = MappingProxyType(
    {
        "doc": "docx",
        "wps": "docx",
        "rtf": "docx",
        "odt": "docx",
        "xml-doc": "docx",
        "ods": "xlsx",
        "xlsb": "xlsx",
        "xml-xls": "xlsx",
    }
)
#: Formats that are text throughout.
TEXTS = frozenset(("txt", "csv", "md", "html"))

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
OFFICE_SUFFIXES = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx")
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp")
READ_SUFFIXES = frozenset(
    (
        *(".txt", ".text", ".tsv", ".csv", ".md", ".markdown", ".mht", ".mhtml"),
        *(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".ofd", ".pdf"),
        *PICTURE_SUFFIXES,
        *(".xls", ".xlt", ".et", ".ett", ".ods", ".ots", ".xlsb"),
        *OFFICE_SUFFIXES,
        *PAGE_SUFFIXES,
    )
)
#: Formats that hold documents but that heji cannot read yet, by suffix, with the format to save as.
UNREAD_SUFFIXES = {
    ".ppt": "docx",
    ".pptx": "docx",
    ".gif": "png",
}
#: Files that hold documents as their members.
CONTAINER_SUFFIXES = frozenset((".zip", ".eml"))
ARCHIVE_SUFFIXES = frozenset((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"))
