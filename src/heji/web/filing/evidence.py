"""What evidence can be attached to here: a filing, and each of its indicators."""

from __future__ import annotations

from django.urls import reverse

from heji.web.acting.actor import Actor
from heji.web.evidence.subjects import Subject
from heji.web.filing.models import Filing, IndicatorRow
from heji.web.filing.selectors import filings
from heji.web.pages.asking import id_in


def filing(actor: Actor, subject_id: str) -> Subject | None:
    """A filing that the actor may see."""
    found = filings(actor).filter(pk=id_in(subject_id)).first()
    return None if found is None else _subject("filing.filing", found, str(found))


def indicator(actor: Actor, subject_id: str) -> Subject | None:
    """An indicator of such a filing."""
    rows = IndicatorRow.objects.filter(filing__in=filings(actor).values("pk"))
    found = rows.filter(pk=id_in(subject_id)).select_related("filing").first()
    if found is None:
        return None
    name = f"{found.filing} · {found.name or found.level2}"
    return _subject("filing.indicator", found.filing, name, str(found.pk))


def _subject(kind: str, form: Filing, name: str, id: str = "") -> Subject:
    address = reverse("filing", args=(form.pk,))
    return Subject(kind, id or str(form.pk), name, form.organisation, address, form.is_editable)
