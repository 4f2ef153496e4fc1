"""One fact, several values, inside one document: in its prose, and between prose and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heji.audit.arithmetic.outcome import message_values
from heji.audit.case import Reading
from heji.audit.check import check
from heji.audit.examiner import Examiner, Words
from heji.audit.facts.confronting import Counted, confront
from heji.audit.facts.deeds import done
from heji.audit.facts.quoting import answering, is_planned, mentioned, said
from heji.audit.facts.sameness import conflicting_pairs, is_elliptical, is_of_the_year
from heji.audit.finding import Finding, Severity
from heji.claims.claim import Statement
from heji.documents.figure import Figure
from heji.forms.form import Form, Kind
from heji.relations.judge import judge
from heji.relations.relation import Equal
from heji.targets.agreement import agree, comparable, conflict, differ_by_unit
from heji.targets.asking import with_unit
from heji.values.normalise import fold
from heji.values.quantity import Quantity
from heji.values.verdict import Verdict

#: Names under which a budget stands in a form that knows only one.
_BUDGETS = ("full_year_budget", "budget", "initial_budget", "amount")
#: Words of a statement that is not about the plain figure of the year.
_NARROWED = ("former", "cumulative", "change", "new", "span")

#: The tasks of a department's form all together, with what was planned or spent for them.
_ALL_TASKS = re.compile(
    r"(?:年度|全年|全部|各项)?(?:主要|重点|工作)*任务(?:共|共计|合计|总)?"
    r"(?:(实际支出|累计支出|支出|执行)|(?:安排|投入)?(?:预算|资金)|安排|投入)"
)
_APPLIED_FOR = re.compile(
    r"(?:拟|共|总共)?申请(?:安排|使用)?财政(?:性|预算)?(?:资金|拨款)(?:共|总额)?"
)
#: What was spent when the year was over.
_BY_YEAR_END = re.compile(
    r"(?:截至|截止|至)(?:\d{4}年)?(?:年底|年末|12月(?:底|末|31日))(?:共|累计|共计|合计)?(?:实际)?"
    r"(?:支出|支付|执行|使用)(?:资金)?"
)


@check("figure-conflict")
def figure_conflict(reading: Reading) -> Iterator[Finding]:
    """One fact, different values, in one document.

    The prose is compared with the indicator rows, the money block and the total score, then with
    itself. Two values that were reported once are not reported again for the places in between.
    """
    speaker = Examiner("figure-conflict", Severity.WARNING, reading.id)
    reported: set[frozenset[str]] = set()
    for part in (_with_results, _with_money, _with_scores, _in_prose, _by_rates):
        for finding in part(speaker, reading):
            values = frozenset(map(_digits, (finding.stated, finding.expected)))
            if finding.verdict is Verdict.INCONSISTENT:
                if values in reported:
                    continue
                reported.add(values)
            yield finding


def money_of(form: Form, statement: Statement) -> list[Counted]:
    """The amounts of the form under the name that a sentence uses."""
    if applied := _applied_for(form, statement):
        return applied
    role = statement.role or _role_of_tasks(form, statement) or _role_by_year_end(form, statement)
    if (not role and not statement.part) or role == "score":
        return []
    part = statement.part or "total"
    found = [each for each in form.money if each.part == part and "rate" not in each.measure]
    if role:
        named = [each for each in found if each.measure == role]
        others = [each for each in found if each.measure in _BUDGETS]
        found = named or (others if role in _BUDGETS else [])
    elif len({each.measure for each in found}) != 1:
        # 「项目支出5000万元」 says neither budget nor spending: only a form with one can be meant.
        return []
    return _counted(each.figure for each in found)


def _applied_for(form: Form, statement: Statement) -> list[Counted]:
    """What 「申请财政资金」 is in a declaration: its fiscal money, or loosely taken all its money.

    After the declaration it is no longer the form's own figure: less may have been granted.
    """
    quantity = statement.figure.quantity
    if form.kind is not Kind.TARGET_DECLARATION or quantity is None:
        return []
    if _APPLIED_FOR.fullmatch(statement.subject) is None:
        return []
    amounts = [each for each in form.money if each.measure in _BUDGETS]
    total, fiscal = (
        _counted(each.figure for each in amounts if each.part == part)
        for part in ("total", "fiscal")
    )
    loosely = any(comparable(quantity, each) and agree(quantity, each) for _, each in total)
    return total if loosely else fiscal


def _role_of_tasks(form: Form, statement: Statement) -> str:
    """What an amount 「年度主要任务实际支出…」 is in a form whose money block is that of its tasks."""
    if not form.tasks or statement.measure != "amount":
        return ""
    match = _ALL_TASKS.fullmatch(statement.subject)
    if match is None:
        return ""
    return "executed" if match.group(1) else "full_year_budget"


def _role_by_year_end(form: Form, statement: Statement) -> str:
    """What 「截至年底累计支出…」 is: the year's spending, as far as it fits into the year's budget.

    A project of several years may count from its beginning; then the amount is above the budget.
    """
    quantity = statement.figure.quantity
    if quantity is None or _BY_YEAR_END.fullmatch(statement.subject) is None:
        return ""
    budgets = [
        each.figure.quantity.fraction
        for each in form.money
        if each.measure in _BUDGETS and each.part == "total" and each.figure.quantity is not None
    ]
    return "executed" if budgets and quantity.fraction <= max(budgets) else ""


def total_scores(form: Form) -> list[Counted]:
    """The total scores that the form's own tables print."""
    return _counted(each.score for each in form.scores if each.level == 0 and each.score)


def about_the_whole(reading: Reading) -> Iterator[tuple[Statement, Quantity]]:
    """The statements about the plain figures of the form's own year."""
    by_sentence: dict[str, list[Statement]] = {}
    for statement in reading.claims.statements:
        by_sentence.setdefault(statement.figure.quote, []).append(statement)
    for statement in reading.claims.statements:
        quantity = statement.figure.quantity
        narrowed = any(word in statement.qualifier for word in _NARROWED)
        if quantity is None or (narrowed and not _role_by_year_end(reading.form, statement)):
            continue
        if not is_of_the_year(statement, reading.form.year):
            continue
        if not is_elliptical(statement, by_sentence[statement.figure.quote]):
            yield statement, quantity


def _with_results(speaker: Examiner, reading: Reading) -> Iterator[Finding]:
    """A figure that the prose reports for an indicator is not the result in its row."""
    for indicator, mention in mentioned(reading):
        results = answering(indicator.entry("result"))
        if not results or is_planned(mention):
            continue
        stated = said(indicator, mention)
        quoted = any(comparable(stated[1], each) and agree(stated[1], each) for _, each in results)
        yield from confront(speaker, "result", stated, results if quoted else results[:1])
    for indicator, mention, unit in done(reading):
        results = [(at, with_unit(each, unit)) for at, each in answering(indicator.entry("result"))]
        yield from confront(speaker, "result", said(indicator, mention), results[:1])


def _with_money(speaker: Examiner, reading: Reading) -> Iterator[Finding]:
    """An amount in the prose is not the amount of the same name in the document's own table."""
    for statement, stated in about_the_whole(reading):
        table = money_of(reading.form, statement)
        if table:
            yield from confront(speaker, "table", (statement.figure, stated), table)


def _with_scores(speaker: Examiner, reading: Reading) -> Iterator[Finding]:
    """The total score in the prose is not the total of the document's own table."""
    table = total_scores(reading.form)
    for statement, stated in about_the_whole(reading):
        if statement.role == "score" and table:
            yield from confront(speaker, "score", (statement.figure, stated), table)


def _in_prose(speaker: Examiner, reading: Reading) -> Iterator[Finding]:
    """Two sentences give one fact two values."""
    for first, second in conflicting_pairs(reading):
        one, two = first.figure.quantity, second.figure.quantity
        if one is None or two is None or not comparable(one, two):
            continue
        places, words = speaker.evidence(first.figure, second.figure), Words(one.text, two.text)
        if not conflict(one, two):
            yield speaker.right(places, words)
        else:
            name = first.subject.replace("∧", "")
            yield speaker.wrong("prose", places, words, name=name, stated=one.text, other=two.text)


def _by_rates(speaker: Examiner, reading: Reading) -> Iterator[Finding]:
    """The budget beside a rate is not the one that the rate, and the rest of the text, go by."""
    for relation in reading.claims.relations:
        if relation.check != speaker.check or not isinstance(relation, Equal):
            continue
        judged = judge(relation, reading.habit)
        known, odd = relation.left[0], relation.right[0]
        one, two = odd.quantity, known.quantity
        if one is None or two is None or differ_by_unit(one, two):
            continue
        places, words = speaker.evidence(odd, known), Words(one.text, two.text)
        if judged.verdict is Verdict.CONSISTENT:
            yield speaker.right(places, words)
        elif judged.verdict is Verdict.UNDECIDED:
            said = {**message_values(judged, reading), "name": odd.label, "stated": one.text}
            yield speaker.undecided(judged.reason or "not-certain", places, words, **said)
        else:
            yield speaker.wrong("rate", places, words, stated=one.text, other=two.text)


def _counted(figures: Iterable[Figure]) -> list[Counted]:
    return [(each, each.quantity) for each in figures if each.quantity is not None]


def _digits(text: str | None) -> str:
    return re.sub(r"[^\d.]", "", fold(text or ""))
