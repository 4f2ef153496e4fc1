"""Region codes by GB/T 2260."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heji.web.acting.action import Refused
from heji.web.organisations.region_codes import provinces, require_code


@pytest.mark.parametrize(
    ("code", "above", "key"),
    [
        ("44010", "", "not-six-digits"),
        ("４４０１００", "", "not-six-digits"),
        ("44010a", "", "not-six-digits"),
        ("000000", "", "unknown-province"),
        ("550100", "", "unknown-province"),
        ("440006", "", "no-city"),
        ("440106", "440300", "elsewhere"),
        ("450000", "440000", "elsewhere"),
    ],
)
def test_wrong_codes_are_refused(code: str, above: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        require_code(code, above)
    assert refused.value.key == f"region.{key}"


@pytest.mark.parametrize(
    ("code", "above"), [("440000", ""), ("440106", "440100"), ("110101", "110000"), ("990102", "")]
)
def test_right_codes(code: str, above: str) -> None:
    require_code(code, above)


@given(st.sampled_from(sorted(provinces())), st.integers(1, 99), st.integers(0, 99))
def test_a_county_lies_in_its_city_and_province(province: str, city: int, county: int) -> None:
    code = f"{province}{city:02}{county:02}"
    for above in ("", f"{province}0000", f"{province}{city:02}00", code):
        require_code(code, above)
