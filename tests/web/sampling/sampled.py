"""Self-evaluations that were handed in, to be drawn from."""

from __future__ import annotations

from dataclasses import replace

from heji.web.acting.action import perform
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.content import Content, Money, as_data
from heji.web.filing.models import Filing, Revision, State
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Level, Project
from heji.web.sampling.actions import MakeDraw, Plan
from heji.web.sampling.drawing import Sizes
from heji.web.sampling.models import Draw
from tests.web.filing.making import Office
from tests.web.reviews.going import submit
from tests.web.self_evaluations.evaluating import RESULTS, YEAR, begun, declared, fill_in

WAN = 1_000_000  #: 分
SCOPES = ("project",)


def handed_in() -> Office:
    """A city with one self-evaluation that went the whole way of being filled in."""
    made = declared()
    form = begun(made)
    fill_in(made, form, {**RESULTS, "受益居民人数": {"result": "5000人"}})
    made = replace(made, form=form)
    submit(made)
    return made


def another(made: Office, number: int, amount: int, body: str = "河道管理所") -> Filing:
    """One more, as it is kept when it is handed in: with an amount in 万元 and nothing else."""
    organisation: Organisation = made.here[body]
    project = Project.objects.create(
        organisation=organisation,
        code=f"S{number:03}",
        name=f"项目{number}",
        level=Level.PROJECT,
        first_year=2024,
    )
    form = Filing.objects.create(
        organisation=organisation,
        project=project,
        kind="self_evaluation",
        scope="project",
        year=YEAR,
        layout="cn/mof/project-self-evaluation/2020",
        state=State.APPROVED,
        revision=1,
        created_by=made.clerk.person,
    )
    content = Content(money=(Money(1, "executed", "total", amount * WAN),))
    Revision.objects.create(
        filing=form, number=1, content=as_data(content), submitted_by=made.clerk.person
    )
    return form


def bureau(made: Office) -> Actor:
    """Who draws."""
    return made.another(Role.FINANCE_PERFORMANCE, "市财政局")


def draw(actor: Actor, amount: int, risk: int, chance: int, **more: object) -> Draw:
    """Makes a draw."""
    plan = Plan(YEAR, SCOPES, Sizes(amount, risk, chance))
    return perform(MakeDraw(replace(plan, **{"seed": "云栖2026", **more})), actor)  # type: ignore[arg-type]
