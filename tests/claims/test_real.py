"""The published documents, if they are at hand: only verdicts are kept here, never their words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from heji.claims.read import read_claims
from heji.documents.reading import read_document
from heji.relations.judge import judge
from heji.values.rounding import Rounding
from heji.values.verdict import Verdict

_SHARED = Path(os.environ.get("HEJI_SHARED", Path(__file__).parents[2].parent / "shared"))
_DOCUMENTS = sorted((_SHARED / "documents").glob("*.txt"))


@pytest.mark.skipif(not _DOCUMENTS, reason="the published documents are not at hand")
def test_the_published_documents() -> None:
    wrong: list[str] = []
    truncated = consistent = 0
    for path in _DOCUMENTS:
        for relation in read_claims(read_document(path, path.name)).relations:
            judgement = judge(relation)
            consistent += judgement.verdict is Verdict.CONSISTENT
            if judgement.rounding is Rounding.TRUNCATE:
                truncated += 1
            elif judgement.verdict is Verdict.INCONSISTENT:
                wrong.append(judgement.stated.replace(" ", ""))
    assert (len(wrong), truncated) == (2, 2)
    assert consistent >= 25
