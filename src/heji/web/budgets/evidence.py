"""What of the budgets can have evidence attached: adjustments, and values of the register."""

from __future__ import annotations

from django.urls import reverse

from heji.language import DEFAULT_LANGUAGE, text
from heji.web.acting.actor import Actor
from heji.web.budgets.selectors import lines, register
from heji.web.evidence.subjects import Subject
from heji.web.pages.asking import id_in


def adjustment(actor: Actor, subject_id: str) -> Subject | None:
    """An adjustment: the document that made it."""
    found = lines.adjustments(actor).filter(pk=id_in(subject_id)).first()
    if found is None:
        return None
    line = found.line
    address = (
        reverse("budget-project", args=(line.project_id,))
        if line.project_id
        else reverse("budget-body", args=(line.organisation_id,))
    )
    name, where = f"{line} · {found}", f"{address}?year={line.year}"
    return Subject("budgets.adjustment", str(found.pk), name, line.organisation, where)


def register_value(actor: Actor, subject_id: str) -> Subject | None:
    """A value of the register: the notice, the accounts, the ledger that states it."""
    found = register.values(actor).filter(pk=id_in(subject_id)).first()
    if found is None:
        return None
    field = text(f"budget.register.field.{found.field}", DEFAULT_LANGUAGE)
    name = f"{found.year} {found.organisation} · {field}"
    where = f"{reverse('budget-register')}?organisation={found.organisation_id}&year={found.year}"
    return Subject("budgets.registervalue", str(found.pk), name, found.organisation, where)
