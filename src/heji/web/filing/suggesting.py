"""Which entries of the indicator library are suggested for a form: by words, and by its project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from heji.forms.labels import key
from heji.library.entry import Scope as LibraryScope
from heji.library.naming import after_body, common_names
from heji.web.acting.actor import Actor
from heji.web.filing.content import Content
from heji.web.filing.figures import Target, target_text
from heji.web.filing.models import Filing, IndicatorRow, State
from heji.web.filing.taking import entries_for
from heji.web.library.models import LibraryEntry
from heji.web.library.selectors import Wanted, found
from heji.web.organisations.scope import business_of

MOST = 8  #: entries that are suggested at once
_MOST_OF_TYPE = 2  #: of one type among those that suit a project: a form needs several types
_MOST_VALUES = 3  #: past values of an entry
_SHORTEST_RUN = 3  #: signs that a kind of project and a project share at least


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry with what was set for it before."""

    entry: LibraryEntry
    past: tuple[str, ...]  #: 「2024: ≥12公里」, the latest first


def by_words(actor: Actor, filing: Filing, words: str) -> list[Suggestion]:
    """The entries that somebody means who types these words, the best first."""
    entries = entries_for(actor, filing).values()
    return _with_past(actor, found(entries, Wanted(words))[:MOST])


def suiting(actor: Actor, filing: Filing, content: Content, wanted: str = "") -> list[Suggestion]:
    """The entries that are common for such projects and are not in the form yet.

    Args:
        actor: who fills the form in.
        filing: the form.
        content: what it says now.
        wanted: a type, value of `IndicatorType`; empty for all types.
    """
    used = {each.library_code for each in content.indicators}
    names = {key(each.name) for each in content.indicators} | {key(each) for each in common_names()}
    entries = [
        each
        for each in entries_for(actor, filing).values()
        if _scope(filing) in each.scopes
        and each.code not in used
        and key(each.name_zh) not in names
    ]
    kept: list[LibraryEntry] = []
    counts: Counter[str] = Counter()
    for each in _ranked(entries, _about(filing, content)):
        family = form_type(each)
        if wanted in ("", family) and (wanted or counts[family] < _MOST_OF_TYPE):
            counts[family] += 1
            kept.append(each)
    return _with_past(actor, kept[:MOST])


def form_type(entry: LibraryEntry) -> str:
    """The type of an entry as forms have it: they know one kind of costs."""
    return "cost" if entry.type.endswith("_cost") else entry.type


def _scope(filing: Filing) -> str:
    is_body = filing.project_id is None
    return LibraryScope.DEPARTMENT if is_body else LibraryScope.PROJECT


@dataclass(frozen=True, slots=True)
class _About:
    """What a form is about, as `heji.forms.labels.key` compares texts."""

    name: str  #: of the project
    goal: str
    body: str  #: names of its body and of the one above


def _about(filing: Filing, content: Content) -> _About:
    project, above = filing.project, filing.organisation.parent
    name = project.name if project is not None else ""
    body = filing.organisation.name + (f" {above.name}" if above else "")
    return _About(key(name), key(content.words_of("goal")), key(body))


def _ranked(entries: Sequence[LibraryEntry], about: _About) -> list[LibraryEntry]:
    """Those that have to do with a project, the most first; codes decide between equals."""
    scores = {each.code: _score(each, about) for each in entries}
    suiting = [each for each in entries if scores[each.code]]
    return sorted(suiting, key=lambda each: (-scores[each.code], each.code))


def _score(entry: LibraryEntry, about: _About) -> int:
    """How much an entry has to do with a project.

    The kind of project that it is for says the most, then words that people search it by, and
    departments the least: signs that agree are counted, those of the target half as much.
    """
    kinds = max((_shared(each, about) for each in entry.project_types), default=0)
    words = sum(_held(each, about) for each in (*entry.keywords, entry.name_zh))
    bodies = [key(each).removesuffix(after_body()) for each in entry.departments]
    of_body = [bool(each) and each in about.body for each in bodies]
    # Of many departments the first is the one whose work it is.
    return 3 * kinds + 2 * words + (2 * any(of_body) if kinds or words else of_body[:1] == [True])


def _shared(words: str, about: _About) -> int:
    """The signs of the longest run that a kind of project shares with one; two say too little."""
    wanted = key(words)
    for length in range(len(wanted), _SHORTEST_RUN - 1, -1):
        runs = [wanted[start : start + length] for start in range(len(wanted) - length + 1)]
        if any(run in about.name for run in runs):
            return 2 * length
        if any(run in about.goal for run in runs):
            return length
    return 0


def _held(words: str, about: _About) -> int:
    """The signs of a word that a project holds as it stands."""
    wanted = key(words)
    if not wanted:
        return 0
    return (2 * (wanted in about.name) or wanted in about.goal) * len(wanted)


def _with_past(actor: Actor, entries: Sequence[LibraryEntry]) -> list[Suggestion]:
    past = _past(actor, [each.code for each in entries])
    return [Suggestion(each, tuple(past.get(each.code, ())[:_MOST_VALUES])) for each in entries]


def _past(actor: Actor, codes: Sequence[str]) -> dict[str, list[str]]:
    """What approved forms of the own part of the tree set for entries, in one query."""
    rows = IndicatorRow.objects.filter(
        library_code__in=codes,
        filing__organisation__in=business_of(actor),
        filing__state__in=(State.APPROVED, State.PUBLISHED),
    ).exclude(value=None, text="")
    values: dict[str, list[str]] = {}
    fields = ("library_code", "filing__year", "sign", "value", "places", "unit", "text")
    for code, year, *target in rows.order_by("-filing__year", "pk").values_list(*fields):
        said = f"{year}: {target_text(Target(*target))}"
        if said not in values.setdefault(code, []):
            values[code].append(said)
    return values
