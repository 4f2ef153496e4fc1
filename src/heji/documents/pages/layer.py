"""Whether a page has a text layer, or is a picture of a page.

A page without one is reported. It is the seam for a reader of scans: what this function refuses has
to be read from the picture. Text that is drawn invisibly over a picture was recognised by a machine
that nobody checked; it does not count as a text layer, since a figure of it may be wrong unseen.
"""

from __future__ import annotations

from heji.documents.pages.page import Page

#: A picture over more of the page than this is the page itself, not an illustration.
_WHOLE_PAGE = 0.5
#: Visible characters up to which a page that is a picture counts as scanned: a page number, a stamp.
_FEW = 30


def has_text_layer(page: Page) -> bool:
    """Whether the text of a page can be taken from the file.

    A blank page has nothing that could be missed, and is taken for one with a (blank) text layer.

    >>> has_text_layer(Page(1, 595, 842, 0))
    True
    """
    seen = len(page.characters)
    if not page.pictures:
        return seen > 0 or page.concealed + page.unnamed == 0
    covered = sum(each.width * each.height for each in page.pictures)
    if covered > _WHOLE_PAGE * page.width * page.height:
        return seen > _FEW
    return seen > 0 or page.concealed == 0
