"""What can be done with organisations. Past years keep their names: nothing is ever deleted."""

from heji.web.organisations.actions.adding import AddOrganisation
from heji.web.organisations.actions.changing import (
    CorrectOrganisation,
    MergeOrganisation,
    MoveOrganisation,
    RenameOrganisation,
)
from heji.web.organisations.actions.importing import ImportOrganisations

__all__ = [
    "AddOrganisation",
    "CorrectOrganisation",
    "ImportOrganisations",
    "MergeOrganisation",
    "MoveOrganisation",
    "RenameOrganisation",
]
