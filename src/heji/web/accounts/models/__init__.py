"""People, what each may do where and until when, and how they prove who they are."""

from heji.web.accounts.models.credentials import (
    OneTimeLink,
    OpenSession,
    PastPassword,
    Purpose,
    RecoveryCode,
    SecondFactor,
)
from heji.web.accounts.models.people import Membership, Memberships, Person

__all__ = [
    "Membership",
    "Memberships",
    "OneTimeLink",
    "OpenSession",
    "PastPassword",
    "Person",
    "Purpose",
    "RecoveryCode",
    "SecondFactor",
]
