"""What evidence can be attached to here: a declaration, and each of its indicators."""

from __future__ import annotations

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.declarations.models import Declaration, IndicatorRow
from heji.web.declarations.selectors import declarations
from heji.web.evidence.subjects import Subject

_LONGEST_ID = 18


def declaration(actor: Actor, subject_id: str) -> Subject | None:
    """A declaration that the actor may see."""
    found = declarations(actor).filter(pk=_number(subject_id)).first()
    return None if found is None else _subject("declarations.declaration", found, str(found))


def indicator(actor: Actor, subject_id: str) -> Subject | None:
    """An indicator of such a declaration."""
    rows = IndicatorRow.objects.filter(declaration__in=declarations(actor).values("pk"))
    found = rows.filter(pk=_number(subject_id)).select_related("declaration").first()
    if found is None:
        return None
    name = f"{found.declaration} · {found.name or found.level2}"
    return _subject("declarations.indicator", found.declaration, name, str(found.pk))


def _subject(kind: str, form: Declaration, name: str, id: str = "") -> Subject:
    address = reverse("declaration", args=(form.pk,))
    return Subject(kind, id or str(form.pk), name, form.organisation, address, form.is_editable)


def _number(given: str) -> int:
    """The id that is meant; 0 of what cannot be one."""
    is_id = given.isascii() and given.isdigit() and len(given) <= _LONGEST_ID
    return int(given) if is_id else 0
