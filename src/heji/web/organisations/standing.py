"""What can stand below what, and which years anybody can mean."""

from __future__ import annotations

from heji.web.organisations.models import Kind

FIRST_YEAR, LAST_YEAR = 1949, 2100
LONGEST_NAME, LONGEST_CODE = 200, 40
#: What can stand below what.
BELOW = {
    Kind.REGION: frozenset((Kind.REGION, Kind.FINANCE_BUREAU, Kind.DEPARTMENT)),
    Kind.FINANCE_BUREAU: frozenset((Kind.UNIT,)),
    Kind.DEPARTMENT: frozenset((Kind.UNIT,)),
    Kind.UNIT: frozenset((Kind.UNIT,)),
}
