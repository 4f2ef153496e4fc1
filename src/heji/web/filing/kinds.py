"""The kinds of form that are filled in: what an app tells the engine of its own.

An app says so in its AppConfig: `form_kinds` maps the name of a kind to the dotted name of its
`FormKind`. What a form of the kind holds is data: `blocks.yaml` in the package of the app.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

from django.apps import apps
from django.utils.module_loading import import_string

from heji.forms.form import Kind
from heji.web.calendar.models import PhaseKind

if TYPE_CHECKING:
    from heji.audit.finding import Finding
    from heji.documents.document import Document
    from heji.forms.form import Form
    from heji.web.acting.actor import Actor
    from heji.web.filing.case import Case
    from heji.web.filing.content import Content
    from heji.web.filing.models import Filing
    from heji.web.filing.papers import Paper
    from heji.web.filing.reading_back import ReadBack


@dataclass(frozen=True, slots=True)
class Computed:
    """The text of a cell that nobody types, and how it came about."""

    text: str
    #: from the cell's own reason to its parts, in the language that was asked for
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A row with a score: its own, and the one that holds after the review."""

    row: int  #: id of the indicator
    name: str
    weight: Fraction | None  #: in marks
    own: Fraction | None  #: None while it is undecided
    reviewed: Fraction | None
    lowest: Fraction  #: of what a reviewer may give
    highest: Fraction | None  #: None: nobody can give it a score
    places: int  #: decimals of a score


@dataclass(frozen=True, slots=True)
class Scores:
    """A form's scores before and after the review."""

    rows: tuple[ScoredRow, ...]
    own_total: Fraction | None
    reviewed_total: Fraction | None
    own_grade: Mapping[str, str]  #: language -> name; empty without a grade
    reviewed_grade: Mapping[str, str]


class Computing(Protocol):
    """Computes the cells of a form that nobody types."""

    def __call__(
        self,
        filing: Filing,
        content: Content,
        language: str,
        known: object = None,
        *,
        explains: bool = True,
    ) -> Mapping[str, Computed]:
        """Every such cell by its name.

        Args:
            filing: whose form it is.
            content: what it says.
            language: of the reasons.
            known: what `FormKind.known` said of the same content, where it was asked already.
            explains: whether the reasons are wanted; without them there are only the texts.
        """


def _nothing_computed(
    filing: Filing,
    content: Content,
    language: str,
    known: object = None,
    *,
    explains: bool = True,
) -> Mapping[str, Computed]:
    return {}


def _nothing_given(filing: Filing, content: Content) -> frozenset[str]:
    return frozenset()


def _nothing_beside(actor: Actor, filing: Filing) -> Mapping[str, Any]:
    return {}


def _nothing_taken(filing: Filing, content: Content) -> Content:
    return content


class Scoring(Protocol):
    """Gives a form's scores, with those that a review gave in place of some rows' own."""

    def __call__(
        self, filing: Filing, content: Content, given: Mapping[int, Fraction], known: object = None
    ) -> Scores | None:
        """A form's scores; None of forms without scores.

        Args:
            filing: whose form it is.
            content: what it says.
            given: what reviewers gave, by the id of the row, in marks.
            known: what `FormKind.known` said of the same content, where it was asked already.
        """


def _nothing_scored(
    filing: Filing, content: Content, given: Mapping[int, Fraction], known: object = None
) -> Scores | None:
    return None


def _nothing_known(filing: Filing, content: Content) -> object:
    return None


@dataclass(frozen=True, slots=True)
class Tool:
    """Something else that those who fill a form in can do with it, on a page of its own."""

    page: str  #: name of the page, which is of one form
    words: str  #: key of a text; `year` in it is the year after the form's
    scopes: frozenset[str] = frozenset()  #: for forms about these; empty: all
    posts: bool = False  #: whether it is an act, not a page to look at
    needs_editable: bool = True  #: whether it is offered only while the form is filled in


@dataclass(frozen=True, slots=True)
class FormKind:
    """A kind of form."""

    name: str  #: in addresses and in the database; its words are `filing.kind.<name>`
    package: str  #: where its `blocks.yaml` stands
    phase: PhaseKind  #: when it is handed in, in which layout, through which review
    core: Mapping[str, Kind]  #: scope -> what the core calls such a form
    rules: Callable[[Case], Iterator[Finding]]  #: what it is checked for besides the audit
    #: cells that nobody types, as they follow from others: cell -> text and reasons
    computed: Computing = _nothing_computed
    #: what one filing takes over and its kind as such does not: 「money.executed」, or a single cell
    #: 「indicator.12.weight」
    given: Callable[[Filing, Content], frozenset[str]] = _nothing_given
    beside: str = ""  #: template of what stands beside the form, and its values
    beside_values: Callable[[Actor, Filing], Mapping[str, Any]] = _nothing_beside
    #: the content with what stands elsewhere, as long as the form is filled in
    taken: Callable[[Filing, Content], Content] = _nothing_taken
    #: its scores, with those that a review gave in place of some rows' own (row -> marks)
    scores: Scoring = _nothing_scored
    #: what the rules and the computed cells need besides the content: `Case.known`
    known: Callable[[Filing, Content], object] = _nothing_known
    tools: tuple[Tool, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)  #: names of pages -> key of a text
    enters_budget: bool = False  #: whether a project needs what the budget asks for
    begins_at: str = ""  #: name of the page where one is begun
    #: what a file says of a form of this kind; None: none is filled in from a file
    reads: Callable[[Filing, Form, Document], ReadBack] | None = None
    papers: tuple[Paper, ...] = ()  #: files that can be made of a form


@dataclass(frozen=True, slots=True)
class Side:
    """What another app shows beside the forms of a kind: a template, and its values under `side`.

    An app says so in its AppConfig: `form_sides` maps the name of a kind to the dotted name of its
    `Side`.
    """

    template: str
    values: Callable[[Actor, Filing], Mapping[str, Any]]  #: nothing: it is left out


def sides(actor: Actor, filing: Filing) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What all apps show beside a form: each a template with its values, in the order of the apps."""
    for config in apps.get_app_configs():
        name = getattr(config, "form_sides", {}).get(filing.kind)
        if name is not None:
            side: Side = import_string(name)
            values = side.values(actor, filing)
            if values:
                yield side.template, values


def form_kinds() -> tuple[str, ...]:
    """The names of all kinds, in the order of the apps."""
    return tuple(
        name for config in apps.get_app_configs() for name in getattr(config, "form_kinds", {})
    )


def form_kind(name: str) -> FormKind:
    """A kind by its name.

    Raises:
        KeyError: no app has it.
    """
    for config in apps.get_app_configs():
        found = getattr(config, "form_kinds", {}).get(name)
        if found is not None:
            kind: FormKind = import_string(found)
            return kind
    raise KeyError(name)
