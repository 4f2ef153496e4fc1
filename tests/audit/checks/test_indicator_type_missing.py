"""indicator-type-missing: a required type of indicator is absent."""

from __future__ import annotations

from heji.audit.checks.indicators import indicator_type_missing
from heji.audit.finding import Finding, Severity
from heji.forms.form import IndicatorType, Kind
from tests.audit.building import form, indicator, reading
from tests.audit.checks.speaking import assert_registered, cases, findings, wrong

T = IndicatorType
WHOLE = (T.QUANTITY, T.QUALITY, T.TIMELINESS, T.COST, T.SOCIAL, T.SATISFACTION)


def missing(
    *types: IndicatorType,
    kind: Kind = Kind.TARGET_DECLARATION,
    required: tuple[IndicatorType, ...] = (),
) -> tuple[Finding, ...]:
    rows = [
        indicator(f"指标{number}", kind=each, levels=("产出指标", each.value), target="≥5个")
        for number, each in enumerate(types)
    ]
    given = form(kind, indicators=rows, required_types=required)
    return findings(indicator_type_missing, reading(given))


def test_pass() -> None:
    assert cases(missing(*WHOLE)) == ["right"] * 6


def test_fail() -> None:
    found = wrong(missing(*[each for each in WHOLE if each not in (T.QUALITY, T.TIMELINESS)]))
    assert cases(found) == ["quality", "timeliness"]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_part_missing() -> None:
    assert missing() == ()
    # a list of key indicators, or rows without types, is not laid out by type
    loose = indicator("数量", kind=T.QUANTITY, target="≥5个")
    assert findings(indicator_type_missing, reading(form(indicators=[loose]))) == ()
    untyped = indicator("数量", levels=("履职效能",), target="≥5个")
    assert findings(indicator_type_missing, reading(form(indicators=[untyped] * 4))) == ()


def test_rounding_edge() -> None:
    # any one of the benefit types serves
    for benefit in (T.ECONOMIC, T.SOCIAL, T.ECOLOGICAL, T.SUSTAINED):
        rest = [each for each in WHOLE if each is not T.SOCIAL]
        assert wrong(missing(*rest, benefit)) == ()


def test_a_self_evaluation_answers_for_the_rows_that_it_prints() -> None:
    kind = Kind.PROJECT_SELF_EVALUATION
    rest = [each for each in WHOLE if each is not T.COST]
    (unprinted,) = wrong(missing(*rest, kind=kind))
    assert unprinted.severity is Severity.NOTE
    (printed,) = wrong(missing(*rest, kind=kind, required=(T.COST,)))
    assert printed.severity is Severity.WARNING


def test_what_is_asked_for_under_conditions_is_a_note() -> None:
    rest = [each for each in WHOLE if each not in (T.COST, T.SATISFACTION)]
    found = wrong(missing(*rest))
    assert cases(found) == ["cost", "satisfaction"]
    assert {each.severity for each in found} == {Severity.NOTE}
    (printed,) = wrong(missing(*rest, T.COST, required=(T.SATISFACTION,)))
    assert printed.severity is Severity.WARNING


def test_the_register_knows_it() -> None:
    assert_registered("indicator-type-missing")
