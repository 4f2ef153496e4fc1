"""Money of a self-evaluation from the budgets, where the body keeps it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from heji.language import text
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.budgets.figures import Figures
from heji.web.budgets.models import FundLevel, Nature, Scope, Source
from heji.web.budgets.selectors.totals import parts, total
from heji.web.filing.columns import show
from heji.web.filing.content import Content, Money, cell
from heji.web.filing.kinds import Computed
from heji.web.filing.models import Filing

#: part of the form -> the kinds of money that it is
_SOURCES: Mapping[str, frozenset[str]] = {
    "fiscal": frozenset((Source.GENERAL_PUBLIC, Source.GOVERNMENT_FUND, Source.STATE_CAPITAL)),
    "other": frozenset((Source.FISCAL_ACCOUNT, Source.UNIT_FUNDS, Source.OTHER)),
}
_NATURES: Mapping[str, frozenset[str]] = {
    "basic": frozenset((Nature.BASIC,)),
    "project": frozenset((Nature.PROJECT,)),
}
_LEVELS: Mapping[str, frozenset[str]] = {
    "own_level": frozenset((FundLevel.OWN_LEVEL,)),
    "transfer": frozenset((FundLevel.TRANSFER,)),
}


def taken(filing: Filing, content: Content) -> Content:
    """The content with the amounts that the budgets have."""
    known = known_amounts(filing)
    if not known:
        return content
    money = tuple(
        replace(each, amount=known[_key(each)], absence="") if _key(each) in known else each
        for each in content.money
    )
    return replace(content, money=money)


def given(filing: Filing, content: Content) -> Iterator[str]:
    """The cells whose amounts come from the budgets."""
    known = known_amounts(filing) if filing.is_editable else {}
    return (cell(each, "amount") for each in content.money if _key(each) in known)


def sources(filing: Filing, content: Content, language: str) -> Iterator[tuple[str, Computed]]:
    """The cells whose amounts come from the budgets, each with where it comes from."""
    cells, why = set(given(filing, content)), text("self-evaluation.from-budgets", language)
    for row in content.money:
        if (name := cell(row, "amount")) in cells:
            yield name, Computed(show(row, "amount"), (why,))


def known_amounts(filing: Filing) -> dict[tuple[str, str], int]:
    """The amounts in 分 that the budgets have, by measure and part, in the scope that is evaluated.

    What a line lacks makes its part unknown: such a cell is typed.
    """
    actor = body_of(filing)
    by_source = _parts(actor, filing, "source")
    if not by_source:
        return {}
    figures = {"total": total(by_source.values()), **_grouped(by_source, _SOURCES)}
    if filing.project is None:
        figures |= _grouped(_parts(actor, filing, "nature"), _NATURES)
        figures |= _grouped(_parts(actor, filing, "level"), _LEVELS)
    return {
        (measure, part): amount
        for part, each in figures.items()
        for measure, amount in _measures(each)
        if amount is not None
    }


def body_of(filing: Filing) -> Actor:
    """The body as it reads its own budgets: whoever looks at the form, it says the same."""
    return Actor(filing.created_by, Role.UNIT_CLERK, filing.organisation)


def _parts(actor: Actor, filing: Filing, by: str) -> dict[str, Figures]:
    return parts(
        actor,
        filing.organisation,
        filing.year,
        by,
        scope=Scope.EVALUATION,
        project=filing.project,
    )


def _grouped(
    figures: Mapping[str, Figures], groups: Mapping[str, frozenset[str]]
) -> dict[str, Figures]:
    found = {}
    for part, kinds in groups.items():
        some: Iterable[Figures] = [each for kind, each in figures.items() if kind in kinds]
        if some:
            found[part] = total(some)
    return found


def _measures(figures: Figures) -> Iterator[tuple[str, int | None]]:
    yield "initial_budget", None if figures.lacking else figures.initial
    yield "full_year_budget", figures.full_year
    yield "executed", figures.executed


def _key(row: Money) -> tuple[str, str]:
    return row.measure, row.part
