"""Small papers and a picture as evidence, drawn here."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.demonstration.city import data
from heji.web.evidence.actions import AttachEvidence
from heji.web.evidence.receiving import received

_TEMPLATE = """
#set page(paper: "a4", margin: 2.6cm)
#align(center, text(font: faces.heiti, size: 18pt, data.title))
#v(1em)
#set text(size: 12pt)
#set par(leading: 0.9em)
#for line in data.lines [#line #parbreak()]
#if data.rows.len() > 0 {
  table(columns: data.rows.first().len(), ..data.rows.flatten())
}
"""


def attach(actor: Actor, subject_type: str, subject_id: int, file: str) -> None:
    """Attaches a paper of `papers.yaml`, as an upload would."""
    paper = data("papers")[file]
    content = _picture() if file.endswith(".png") else _document(paper)
    upload = SimpleUploadedFile(paper["name"], content)
    environment = settings.ENVIRONMENT
    with received(upload, environment.evidence, environment.folder) as taken:
        perform(AttachEvidence(taken, subject_type, str(subject_id)), actor)


def _document(paper: Mapping[str, Any]) -> bytes:
    from heji.writers.typesetting.typesetting import typeset

    given = {"title": paper["title"], "lines": paper["lines"], "rows": paper.get("rows", [])}
    return typeset(_TEMPLATE, given)


def _picture() -> bytes:
    """A room with benches, seen from above."""
    from PIL import Image, ImageDraw

    drawn = Image.new("RGB", (960, 640), "#f4f1ea")
    pencil = ImageDraw.Draw(drawn)
    pencil.rectangle((60, 60, 900, 580), outline="#4a5a63", width=8)
    pencil.rectangle((420, 572, 540, 588), fill="#f4f1ea")
    pencil.rectangle((330, 90, 630, 130), fill="#8aa399")
    for row in range(3):
        for column in range(4):
            left, top = 130 + column * 190, 190 + row * 120
            pencil.rectangle((left, top, left + 130, top + 56), fill="#b9c7c0", outline="#4a5a63")
            pencil.ellipse((left + 55, top + 66, left + 75, top + 86), fill="#c98f5a")
    written = io.BytesIO()
    drawn.save(written, "PNG")
    return written.getvalue()
