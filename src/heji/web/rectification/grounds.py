"""What a task can be made of: a finding of the audit, a reviewer's comment, or one's own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heji.web.filing import selectors as filings
from heji.web.filing.content import from_data
from heji.web.filing.findings import findings
from heji.web.filing.models import Filing
from heji.web.filing.showing import labels_of, shown
from heji.web.rectification.models import Source
from heji.web.reviews import selectors as reviews
from heji.web.reviews.models import Comment

_LANGUAGE = "zh"  #: what is demanded of a body is in the language of its forms
_LONGEST_CELL, _LONGEST_LABEL = 80, 400


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a task comes from."""

    source: Source
    key: str = ""  #: names it on the page of a form
    cell: str = ""  #: 「indicator.12.value」
    label: str = ""  #: as the form calls the cell
    check: str = ""  #: of the audit that found it
    comment: Comment | None = None
    found: str = ""  #: in its own words


FREE = Ground(Source.TEXT)


def grounds(filing: Filing) -> tuple[Ground, ...]:
    """All findings on a form as it was submitted last, and what its reviewers said at its cells."""
    return (*_findings(filing), *_comments(filing))


def ground(filing: Filing, key: str) -> Ground:
    """The ground of a key; one's own words where there is none."""
    return next((each for each in grounds(filing) if each.key == key), FREE)


def _findings(filing: Filing) -> Iterator[Ground]:
    last = filings.last_revision(filing)
    if last is None:
        return
    content = from_data(last.content)
    labels = labels_of(shown(filing, content, _LANGUAGE))
    for number, each in enumerate(findings(filings.case(filing, content), _LANGUAGE)):
        label = labels.get(each.cell, "")[:_LONGEST_LABEL]
        cell = each.cell[:_LONGEST_CELL]
        key = f"{each.check}.{number}"
        yield Ground(Source.FINDING, key, cell, label, each.check, None, each.message)


def _comments(filing: Filing) -> Iterator[Ground]:
    for number in range(1, filing.revision + 1):
        for each in reviews.comments(filing, number):
            key = f"comment.{each.pk}"
            yield Ground(Source.COMMENT, key, each.cell, each.label, "", each, each.text)
