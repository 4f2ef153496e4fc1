"""Sentences that were cut: paragraphs of a page that run on in the next one.

Text taken from a PDF ends a paragraph at every page, and often at every line, in the middle of a
sentence. A claim such as 「申报800家，…通过640家，通过率80%」 can only be read when its parts are
together again. Blocks stay as they are, since a place is counted in them; a Passage is what a person
reads, and knows the place of each of its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from heji.documents.document import Block, Document, Paragraph
from heji.documents.markup import clean
from heji.documents.passage import Passage, Piece, passage_of

__all__ = ["Passage", "join_wrapped", "passage_of", "prose"]

#: How a heading or a list item begins: 「一、」「（一）」「第二章」「1.」「- 1.」「(1)」「①」「一是」「附件」.
_MARK = re.compile(
    r"\s*(?:[-*•·●○▪■]\s*)?"
    r"(?:第?[一二三四五六七八九十百]+[、.．章节条]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s|\d{1,2}[.、．)）](?!\d)|[①-⑳]|[一二三四五六七八九十]是"
    r"|附件|附表|附：|注[:：]|单位[:：])"
    r"|\s*[-•●▪■]\s"
)
#: A sentence ends here, closing quotation marks and brackets included.
_END = re.compile(r"[。;；!！?？:：…．.][\"'”’」』》)）\]】*]*\s*$")
#: A line that ends so goes on for certain.
_OPEN_END = re.compile(r"[，,、（(《“「『【〔]\s*$")
#: A line that begins so goes on from the one before for certain.
_OPEN_BEGINNING = re.compile(r"\s*[，,。、；;：:）)》”」』】〕%％]")
#: A bracket that is opened and not closed; quotation marks are not looked at, they are often missed.
_OPEN_BRACKET = re.compile(r"[（(《〔【][^（(《〔【）)》〕】]*$")
_CLOSING = re.compile(r"[^（(《〔【）)》〕】]*[）)》〕】]")
_INNER = re.compile(r"[，,；;。：:、]")
_LATIN = re.compile(r"[A-Za-z0-9]")
#: Characters up to which a line without any punctuation is taken for a title.
_TITLE = 40
#: The same for a line that follows an open one: a caption, not the rest of a sentence.
_CAPTION = 15


def prose(document: Document) -> tuple[Passage, ...]:
    """The running text of a document as a person reads it: sentences whole, no remains of markup.

    Paragraphs of text files may have been cut anywhere. Those of Word files and web pages are mostly
    as their authors made them, but text pasted from a PDF is cut there too: where an author ends
    sentences with a full stop, a paragraph without one was cut; where many have none, that is how
    the author writes, and paragraphs are joined only where a sentence visibly goes on.
    """
    lines_are_cut = document.format == "txt" or _ends_are_printed(document.paragraphs())
    return tuple(clean(passage) for passage in join_wrapped(document.blocks, lines_are_cut))


def _ends_are_printed(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether most paragraphs that are more than a title end like a sentence."""
    ends = [bool(_END.search(each.text)) for each in paragraphs if not _is_title(each.text, _TITLE)]
    return sum(ends) * 2 > len(ends)


def begins_item(text: str) -> bool:
    """Whether a line begins like a heading or a list item.

    >>> begins_item("（三）管理情况"), begins_item("三项")
    (True, False)
    """
    return _MARK.match(text) is not None


def join_wrapped(blocks: Iterable[Block], lines_are_cut: bool = True) -> tuple[Passage, ...]:
    """Joins paragraphs that end in the middle of a sentence with those in which they go on.

    Args:
        blocks: paragraphs in order; a table between them keeps them apart.
        lines_are_cut: whether a paragraph without an end goes on in the next one wherever that does
            not begin like a heading or a list item; otherwise only after a comma and the like.

    Returns:
        The passages in order; one paragraph each where nothing is joined.

    >>> from heji.documents.locator import Locator
    >>> lines = ["一、概况", "申报企业800家，审核通", "过640家。"]
    >>> made = [Paragraph(line, Locator(paragraph=i)) for i, line in enumerate(lines, 1)]
    >>> [passage.text for passage in join_wrapped(made)]
    ['一、概况', '申报企业800家，审核通过640家。']
    >>> join_wrapped(made)[1].locate(13, 17).as_data()
    {'paragraph': 3, 'start': 1, 'end': 5}
    """
    passages: list[Passage] = []
    running: list[Paragraph] = []
    text = ""
    for block in blocks:
        if not isinstance(block, Paragraph):
            _finish(running, passages)
            running = []
            continue
        if running and _goes_on(text, block.text, lines_are_cut):
            text = text.rstrip() + block.text.strip()
        else:
            _finish(running, passages)
            running, text = [], block.text
        running.append(block)
    _finish(running, passages)
    return tuple(passages)


def _goes_on(text: str, following: str, lines_are_cut: bool) -> bool:
    if _MARK.match(following):
        return False
    if _OPEN_END.search(text) or (_OPEN_BEGINNING.match(following) and not _END.search(text)):
        return True
    if _OPEN_BRACKET.search(text) and _CLOSING.match(following):
        return True
    if not lines_are_cut or _END.search(text) or _is_title(text, _TITLE):
        return False
    return not _is_title(following, _CAPTION)


def _is_title(text: str, longest: int) -> bool:
    """A short line without any punctuation: headings, captions, dates, signatures."""
    plain = _MARK.sub("", text, count=1).strip()
    return len(plain) <= longest and not _INNER.search(plain)


def _finish(paragraphs: list[Paragraph], passages: list[Passage]) -> None:
    if len(paragraphs) == 1:
        passages.append(passage_of(paragraphs[0].text, paragraphs[0].locator))
    elif paragraphs:
        passages.append(_joined(paragraphs))


def _joined(paragraphs: list[Paragraph]) -> Passage:
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for number, paragraph in enumerate(paragraphs):
        start = len(paragraph.text) - len(paragraph.text.lstrip()) if number else 0
        is_last = number == len(paragraphs) - 1
        end = len(paragraph.text) if is_last else len(paragraph.text.rstrip())
        part = paragraph.text[start:end]
        if not part:
            continue
        if texts and _LATIN.fullmatch(texts[-1][-1]) and _LATIN.fullmatch(part[0]):
            # Chinese needs no gap, but two Latin words or numbers must not grow together.
            pieces.append(Piece(length, length + 1, paragraph.locator, start, start))
            texts.append(" ")
            length += 1
        pieces.append(Piece(length, length + len(part), paragraph.locator, start, end))
        texts.append(part)
        length += len(part)
    return Passage("".join(texts), tuple(pieces))
