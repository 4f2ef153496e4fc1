"""What can be done with the library."""

from heji.web.library.actions.deciding import ApproveEntry, RefuseEntry, RetireEntry, ReviewEntry
from heji.web.library.actions.importing import ImportEntries
from heji.web.library.actions.proposing import ChangeEntry, ProposeEntry, WithdrawProposal
from heji.web.library.actions.requiring import DECIDING, PROPOSING, REVIEWING

__all__ = [
    "DECIDING",
    "PROPOSING",
    "REVIEWING",
    "ApproveEntry",
    "ChangeEntry",
    "ImportEntries",
    "ProposeEntry",
    "RefuseEntry",
    "RetireEntry",
    "ReviewEntry",
    "WithdrawProposal",
]
