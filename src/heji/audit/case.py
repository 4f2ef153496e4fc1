"""What the checks look at: each document with its form and claims, and the dossier around it."""

from __future__ import annotations

from dataclasses import dataclass

from heji.claims.claim import Claims
from heji.documents.document import Document
from heji.forms.form import Form
from heji.relations.habit import Habit


@dataclass(frozen=True, slots=True)
class Reading:
    """One document as read: what it holds, what it means, what its prose states."""

    id: str  #: "d1", "d2" … in the order of the report
    document: Document
    form: Form
    claims: Claims
    habit: Habit  #: how this document rounds


@dataclass(frozen=True, slots=True)
class Dossier:
    """Several documents of one organisation and year, audited against each other."""

    readings: tuple[Reading, ...]
