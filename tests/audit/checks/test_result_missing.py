"""result-missing: a target without a result."""

from __future__ import annotations

from heji.audit.checks.results import result_missing
from heji.audit.finding import Severity
from tests.audit.building import document, form, indicator, reading, table
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong


def rows(*results: str, **more: str) -> list:  # type: ignore[type-arg]
    given = {"weight": "10", "score": "10", **more}
    return [
        indicator(f"指标{number}", target="≥5场", result=each, **given)
        for number, each in enumerate(results)
    ]


def judged(*results: str, **more: str) -> list[str]:
    return cases(findings(result_missing, reading(form(indicators=rows(*results, **more)))))


def test_pass() -> None:
    assert judged("5场", "6场") == ["right", "right"]


def test_fail() -> None:
    (found,) = wrong(findings(result_missing, reading(form(indicators=rows("5场", "6场", "")))))
    assert (found.severity, found.stated) == (Severity.WARNING, None)


def test_part_missing() -> None:
    assert judged("", "", "") == ["undecided most-results-blank"]
    assert judged("5场", "—") == ["right", "right"]  # a dash is an answer
    assert judged("5场", "", weight="") == []
    bare = indicator("指标", target="≥5场")
    assert findings(result_missing, reading(form(indicators=[bare]))) == ()


def test_rounding_edge() -> None:
    # half blank is still a form that reports its rows
    assert judged("5场", "") == ["right", "blank"]
    assert judged("5场", "", "") == ["undecided most-results-blank"]


def test_a_text_table_may_have_lost_a_merged_cell() -> None:
    from dataclasses import replace

    plain = replace(table(("指标",)), has_spans=False)
    found = findings(
        result_missing,
        reading(form(indicators=[*rows("5场"), *rows("", score="")]), None, document(plain)),
    )
    assert cases(found) == ["right", "undecided may-be-merged"]


def test_the_register_knows_it() -> None:
    assert_registered("result-missing")
