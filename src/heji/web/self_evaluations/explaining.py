"""The cells of a self-evaluation that nobody types: each text with how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from heji.documents.figure import Figure
from heji.documents.saying import place
from heji.language import text
from heji.rubrics.evaluation.evaluation import Evaluation, ItemEvaluation
from heji.rubrics.evaluation.sentences import steps, total_sentence
from heji.rubrics.rubric import Rubric, Status
from heji.rubrics.rules.in_words import clause, in_language
from heji.values.formatting import plain, shortest
from heji.web.budgets.selectors.register import GivenInput
from heji.web.filing.content import Content, Indicator, cell
from heji.web.filing.figures import amount_text
from heji.web.filing.kinds import Computed
from heji.web.filing.models import Filing
from heji.web.self_evaluations.knowing import Known
from heji.web.self_evaluations.money import sources
from heji.web.self_evaluations.proposing import proposals
from heji.web.self_evaluations.rubric_rows import BONUS, EXECUTION
from heji.web.self_evaluations.scoring import Scored, scored

TOTAL, GRADE, RUBRIC = "form.total", "form.grade", "form.rubric"
RATE, WHOLE_RATE = "execution_rate", "form.execution_rate"
_PLACES = 4  #: decimals of a score that has no end
_RATE_PLACES = 2  #: decimals of a rate in %


def computed(
    filing: Filing,
    content: Content,
    language: str,
    known: object = None,
    *,
    explains: bool = True,
) -> Mapping[str, Computed]:
    """Every such cell; one that cannot be computed is empty and says why."""
    found = known.scored if isinstance(known, Known) else scored(filing, content)
    cells = dict(sources(filing, content, language)) if explains else {}
    rates = dict(_rates(content, language))
    for row in content.indicators:
        if row.section == EXECUTION:
            cells[cell(row, "result")] = rates[WHOLE_RATE]
        if not explains:
            cells[cell(row, "score")] = Computed(_own_score(found, row))
            continue
        why = _score(found, row, language)
        if row.section == BONUS:
            why = replace(why, why=(*why.why, *_known(filing, content, language)))
        cells[cell(row, "score")] = why
    return cells | rates | dict(_whole(found.evaluation, language))


def _known(filing: Filing, content: Content, language: str) -> Iterator[str]:
    """What the system proposes for a bonus row; it is in no score."""
    for each in proposals(filing, content):
        kind = text(f"self-evaluation.proposal.kind.{each.kind}", language)
        names = "、".join(ground.name for ground in each.grounds)
        words = {"kind": kind, "count": each.count, "names": names}
        yield text("self-evaluation.proposal.line", language, **words)


def score_text(score: Fraction | None) -> str:
    """A score as the form prints it: exact, or with four decimals where it has no end."""
    return "" if score is None else shortest(score, _PLACES)


def _rates(content: Content, language: str) -> Iterator[tuple[str, Computed]]:
    """The execution rate of each part and of the whole: executed ÷ full-year budget."""
    for row in content.money:
        if row.measure == RATE:
            yield cell(row, "amount"), _rate(content, row.part, language)
    yield WHOLE_RATE, _rate(content, "total", language)


def _rate(content: Content, part: str, language: str) -> Computed:
    executed = content.amount("executed", part)
    budget = content.amount("full_year_budget", part)
    if executed is None or budget is None:
        return Computed("", (text("self-evaluation.rate.missing", language),))
    if not budget:
        return Computed("", (text("self-evaluation.rate.zero", language),))
    rate = plain(Fraction(executed, budget) * 100, _RATE_PLACES)
    words = {"executed": amount_text(executed), "budget": amount_text(budget), "rate": rate}
    return Computed(f"{rate}%", (text("self-evaluation.rate.formula", language, **words),))


def _own_score(found: Scored, row: Indicator) -> str:
    item = found.items.get(row.id)
    return "" if item is None else score_text(item.score)


def _score(found: Scored, row: Indicator, language: str) -> Computed:
    """The score of a row with its way: inputs, formula, rule, score, reason and source."""
    evaluation = found.evaluation
    item = found.items.get(row.id)
    if evaluation is None:
        return Computed("", (text("self-evaluation.no-rubric", language),))
    if item is None:
        return Computed("", (text("self-evaluation.no-item", language),))
    places = tuple(place(each.locator, language) for each in _figures(item))
    said = [_without_places(each, places) for each in steps(item, language)]
    said += _inputs(found.inputs, item, language)
    if item.item.reason.zh:
        reason = clause(item.item.reason, language)
        said.append(text("self-evaluation.why.rule", language, reason=reason))
    source = evaluation.rubric.source(item.item.source)
    if source is not None:
        document = f"{source.title} {source.document}".strip()
        said.append(text("self-evaluation.why.source", language, source=document))
    return Computed(_own_score(found, row), tuple(said))


def _without_places(said: str, places: Iterable[str]) -> str:
    """A step without where its figures stand: on the page they are seen beside it."""
    for where in places:
        said = said.replace(f"（{where}）", "").replace(f" ({where})", "")
    return said


def _figures(item: ItemEvaluation) -> Iterator[Figure]:
    yield from (each.figure for each in item.inputs if each.figure is not None)
    if item.row is not None:
        yield from (each.figure for each in item.row.entries)


def _inputs(inputs: tuple[GivenInput, ...], item: ItemEvaluation, language: str) -> Iterator[str]:
    """The values of the annual register that went into a score, each with its source."""
    for given in inputs:
        if given.item != item.item.code:
            continue
        for each in given.stated:
            name = text(f"budget.register.field.{each.field}", language)
            words = {"name": name, "value": each.text, "source": each.source}
            yield text("self-evaluation.why.register", language, **words)
        if given.missing:
            names = "、".join(_term(each, language) for each in given.missing)
            yield text("self-evaluation.why.register-missing", language, names=names)


def _term(term: str, language: str) -> str:
    key = term.removeprefix("total.")
    known = text(f"self-evaluation.term.{key}", language) if key != term else ""
    return known or text(f"budget.register.field.{term}", language)


def _whole(evaluation: Evaluation | None, language: str) -> Iterator[tuple[str, Computed]]:
    """The total, the grade and the rules of the form as a whole."""
    if evaluation is None:
        none = (text("self-evaluation.no-rubric", language),)
        yield TOTAL, Computed("", none)
        return
    way = total_sentence(evaluation, language)
    yield TOTAL, Computed(score_text(evaluation.total), (way,))
    grade = "" if evaluation.grade is None else in_language(evaluation.grade, language)
    yield GRADE, Computed(grade)
    yield (
        RUBRIC,
        Computed(
            in_language(evaluation.rubric.name, language), _rubric(evaluation.rubric, language)
        ),
    )


def _rubric(rubric: Rubric, language: str) -> tuple[str, ...]:
    said = [f"{rubric.id} {rubric.version}".strip()]
    if rubric.status is Status.RECONSTRUCTED:
        said.append(text("scores.reconstructed", language))
    return tuple(said)
