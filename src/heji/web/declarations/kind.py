"""The kind of form that declarations are."""

from __future__ import annotations

from heji.forms.form import Kind
from heji.web.calendar.models import PhaseKind
from heji.web.declarations.rules import broken
from heji.web.filing.kinds import FormKind, Tool
from heji.web.filing.reading_back import read_whole

DECLARATION = FormKind(
    name="declaration",
    package="heji.web.declarations",
    phase=PhaseKind.DECLARATION,
    core={
        "department": Kind.TARGET_DECLARATION,
        "programme": Kind.TARGET_DECLARATION,
        "project": Kind.TARGET_DECLARATION,
    },
    rules=broken,
    reads=read_whole,
    enters_budget=True,
    begins_at="new-declaration",
    links={"bulk-declarations": "declaration.bulk"},
    tools=(
        Tool(
            "compose-declaration",
            "declaration.compose",
            scopes=frozenset(("department", "programme")),
        ),
        Tool("filing-import", "filing.import"),
        Tool("copy-declaration", "declaration.copy", posts=True, needs_editable=False),
    ),
)
