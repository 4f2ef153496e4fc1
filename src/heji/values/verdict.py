"""The three answers that heji gives about a claim."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Consistent, inconsistent, or undecided with a reason."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDED = "undecided"
