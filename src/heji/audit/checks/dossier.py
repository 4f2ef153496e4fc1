"""Documents of one organisation and year against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from heji.audit.case import Dossier, Reading
from heji.audit.check import dossier_check
from heji.audit.checks.facts import about_the_whole, money_of, total_scores
from heji.audit.examiner import Examiner, Words
from heji.audit.facts.confronting import Counted
from heji.audit.facts.naming import is_slip
from heji.audit.finding import Evidence, Finding, Severity
from heji.claims.claim import Statement
from heji.claims.same_fact import same_fact
from heji.forms.form import Kind
from heji.targets.agreement import comparable, conflict

#: Kinds that tell of the year after its end; a declaration tells of plans, which may change.
_RESULTS = (
    Kind.DEPARTMENT_SELF_EVALUATION,
    Kind.PROJECT_SELF_EVALUATION,
    Kind.SELF_EVALUATION_REPORT,
    Kind.EVALUATION_REPORT,
    Kind.SCORE_TABLE,
)


@dossier_check("figure-conflict")
def figure_conflict_between(dossier: Dossier) -> Iterator[Finding]:
    """One fact, different values, in two documents of one organisation and year."""
    for first, second in combinations(dossier.readings, 2):
        if first.form.kind not in _RESULTS or second.form.kind not in _RESULTS:
            continue
        if not _same_scope(first, second):
            continue
        seen: set[tuple[str, frozenset[object]]] = set()
        for name, one, two in _shared(first, second):
            if not comparable(one[1], two[1]):
                continue
            pair = (name, frozenset((one[1].fraction, two[1].fraction)))
            if pair not in seen:
                seen.add(pair)
                yield _compared(first, second, name, one, two)


@dossier_check("name-conflict")
def name_conflict_between(dossier: Dossier) -> Iterator[Finding]:
    """One organisation or project under different names in two documents."""
    for first, second in combinations(dossier.readings, 2):
        speaker = Examiner("name-conflict", Severity.NOTE, first.id)
        for role in ("department", "project_name"):
            one, two = first.form.field(role), second.form.field(role)
            if one is None or two is None:
                continue
            places = (
                Evidence(first.id, one.locator, one.quote),
                Evidence(second.id, two.locator, two.quote),
            )
            words = Words(one.quote, two.quote)
            if is_slip(one.quote, two.quote):
                yield speaker.wrong("between", places, words, stated=one.quote, other=two.quote)
            else:
                yield speaker.right(places, words)


def _compared(first: Reading, second: Reading, name: str, one: Counted, two: Counted) -> Finding:
    speaker = Examiner("figure-conflict", Severity.WARNING, first.id)
    places = (
        Evidence(first.id, one[0].locator, one[0].quote),
        Evidence(second.id, two[0].locator, two[0].quote),
    )
    words = Words(one[1].text, two[1].text)
    if not conflict(one[1], two[1]):
        return speaker.right(places, words)
    return speaker.wrong(
        "between", places, words, name=name, stated=words.stated, other=words.expected
    )


def _same_scope(first: Reading, second: Reading) -> bool:
    """Whether both are about the same money: the whole department, or one project."""
    one, two = first.form.field("project_name"), second.form.field("project_name")
    if one is None and two is None:
        return True
    return one is not None and two is not None and one.quote == two.quote


def _shared(first: Reading, second: Reading) -> Iterator[tuple[str, Counted, Counted]]:
    """Figures that both documents give for one thing."""
    for one, two in ((first, second), (second, first)):
        for statement, _ in about_the_whole(one):
            for pair in _in_tables(statement, two):
                yield pair if one is first else (pair[0], pair[2], pair[1])
    for left in first.claims.statements:
        for right in second.claims.statements:
            if left.subject and left.subject == right.subject and _surely_same(left, right):
                counted = _counted(left), _counted(right)
                if counted[0] and counted[1]:
                    yield left.subject.replace("∧", ""), counted[0], counted[1]


def _in_tables(statement: Statement, other: Reading) -> Iterator[tuple[str, Counted, Counted]]:
    said = _counted(statement)
    if said is None or statement.period not in ("", str(other.form.year)) or statement.qualifier:
        return
    table = (
        total_scores(other.form) if statement.role == "score" else money_of(other.form, statement)
    )
    values = {value.fraction for _, value in table}
    if len(values) == 1:
        yield statement.figure.label or statement.role, said, table[0]


def _counted(statement: Statement) -> Counted | None:
    quantity = statement.figure.quantity
    return (statement.figure, quantity) if quantity is not None else None


def _surely_same(left: Statement, right: Statement) -> bool:
    """Between documents the period and the body must be printed: what is silent may differ."""
    printed = bool(left.period and right.period) and left.body == right.body != ""
    return printed and same_fact(left, right)[0] is True
