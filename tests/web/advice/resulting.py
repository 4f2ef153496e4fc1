"""Results for tests: a self-evaluation that went through its review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.models import Filing
from tests.web.filing.making import Office
from tests.web.reviews.going import approve_all, fresh
from tests.web.self_evaluations.evaluating import RESULTS, evaluating, fill_in

BUREAU, DEPARTMENT, UNIT = "市财政局", "市水务局", "河道管理所"


@dataclass
class Results:
    """An approved self-evaluation, and who acts on it."""

    made: Office
    form: Filing
    bureau: Actor

    def another(self, role: Role, body: str) -> Actor:
        """Somebody else."""
        return self.made.another(role, body)


def approved(results: Mapping[str, Mapping[str, str]] = RESULTS) -> Results:
    """A self-evaluation with these results, approved."""
    made, form = evaluating()
    fill_in(made, form, results)
    there = Office(made.here, made.clerk, made.project, form)
    approve_all(there)
    return Results(made, fresh(form), made.another(Role.FINANCE_PERFORMANCE, BUREAU))
