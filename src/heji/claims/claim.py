"""What prose states: figures with their subject, and the relations between them."""

from __future__ import annotations

from dataclasses import dataclass

from heji.documents.figure import Figure
from heji.relations.relation import AnyRelation


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure stated in a sentence, with what it is said of.

    Two statements are the same fact only if subject, measure, unit, period and body all agree;
    `heji.claims.same_fact.same_fact` decides that, with its reason.
    """

    #: the noun phrase counted or measured, normalised; the parts of a 「其中」 carry the whole
    #: before them (「生物医药企业∧高新技术企业」); "" when the words name nothing specific
    subject: str
    measure: str  #: "count", "amount", "rate", "growth", "score", "size" (area, length, weight …)
    period: str  #: 「2021」, "2021累计", "" when none is said; cumulative and annual differ
    body: str  #: whose figure: 「全区」「全市」「全省」「全国」, "" when none is said
    qualifier: (
        str  #: planned / done / 新增 / 申报 / 认定 …, joined by 「+」, "" when nothing narrows
    )
    figure: Figure
    role: str = ""  #: glossary name for money and scores: full_year_budget, executed, score …
    part: str = ""  #: total, fiscal, other, basic, project … for money with a role or a part name


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything that the prose of one document states."""

    statements: tuple[Statement, ...] = ()
    relations: tuple[AnyRelation, ...] = ()
