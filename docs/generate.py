"""Writes the reference pages of this folder from the code and its catalogues.

Run it with `make docs`. A test compares what stands in the files with what this module gives, so
that no command, check, layout, limit or text goes undocumented.
"""

from __future__ import annotations

import ast
import atexit
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
COMMANDS = (
    (),
    ("audit",),
    ("read",),
    ("checks",),
    ("score",),
    ("render",),
    ("report",),
    ("template",),
    ("explain",),
    ("rubric",),
    ("rubric", "list"),
    ("rubric", "show"),
    ("rubric", "print"),
    ("rubric", "diff"),
    ("rubric", "new"),
    ("rubric", "test"),
    ("begin",),
    ("demo",),
    ("serve",),
    ("work",),
    ("notify",),
    ("backup",),
    ("restore",),
    ("verify-log",),
)
WRITTEN_BY = "<!-- Written by docs/generate.py (make docs). -->"

#: Pages of prose that show what commands print.
WITH_SAMPLES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
SAMPLE = re.compile(
    r"(?P<mark><!-- output: heji (?P<arguments>[^\n]*?) -->)\n```text\n.*?```", re.DOTALL
)

#: Where the page on rubrics has the table of places.
PLACES_TABLE = re.compile(
    r"(?P<begin><!-- places: [^\n]*-->)\n.*?(?P<end><!-- end of places -->)", re.DOTALL
)

#: Where the guide of the web application has the table of states.
TRANSITIONS_TABLE = re.compile(
    r"(?P<begin><!-- transitions: [^\n]*-->)\n.*?(?P<end><!-- end of transitions -->)", re.DOTALL
)

#: Where it has that of rectification tasks.
TASKS_TABLE = re.compile(
    r"(?P<begin><!-- tasks: [^\n]*-->)\n.*?(?P<end><!-- end of tasks -->)", re.DOTALL
)


def cli_page() -> str:
    """Every command as `--help` shows it, in English and in Chinese."""
    lines = [
        "# Commands",
        WRITTEN_BY,
        "What `heji --help` prints; `--lang` or the variable `HEJI_LANG` chooses the language. "
        "From Python: `heji.audit` and `heji.read`, see [the README](../README.md).",
    ]
    for language, heading in (("en", "English"), ("zh", "中文")):
        lines.append(f"## {heading}")
        for command in COMMANDS:
            lines.append("### " + " ".join(("heji", *command)))
            lines.append(f"```text\n{_help(command, language).strip()}\n```")
    return _page(lines)


def _help(command: tuple[str, ...], language: str) -> str:
    return _output(*command, "--help", "--lang", language)


def _output(*arguments: str) -> str:
    """What heji prints, run in the folder of the repository."""
    done = subprocess.run(  # noqa: S603 - the program and its arguments are ours
        [sys.executable, "-m", "heji", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "88", "NO_COLOR": "1"},
    )
    if done.returncode > 1:
        raise RuntimeError(f"heji {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def with_samples(text: str) -> str:
    """A page of prose with what commands print, anew, behind its `<!-- output: heji … -->` marks."""

    def sample(match: re.Match[str]) -> str:
        printed = _output(*match["arguments"].split()).strip()
        return f"{match['mark']}\n```text\n{printed}\n```"

    return SAMPLE.sub(sample, text)


def checks_page() -> str:
    """Every check of the catalogue, with what it says and an example, in both languages."""
    from heji.audit.catalogue import describe, names

    lines = [
        "# Checks",
        WRITTEN_BY,
        "What `heji checks` prints. The names are public ([findings.md](findings.md)). The "
        "severity is the usual one; a case may be milder, and then says why. A check answers "
        "consistent, inconsistent, or undecided with the reason.",
    ]
    for name in names():
        english, chinese = describe(name, "en"), describe(name, "zh")
        lines.append(f"## {name}")
        lines.append(f"**{english.title}** · {chinese.title} · {english.severity.value}")
        lines.append(english.says)
        lines.append(chinese.says)
        lines.append(f"> {_one_line(english.example)}\n>\n> {_one_line(chinese.example)}")
    return _page(lines)


#: What each kind of block of a `print` section is, and the keys that it takes.
PRINT_BLOCKS = {
    "rows": "rows that are printed once, each a list of cells",
    "money": "a row for each part of the money: `heading`, `columns` (with `part` and `money: measure`), "
    "`first` (the row of the total, where it has other cells), `parts` (official part: its label), "
    "`closing`. Parts that the form has beside the official ones are printed in its own order",
    "pairs": "two lists of parts side by side: `columns` (part, money, part, money), `tables` (each "
    "with `heading`, `left` and `right`)",
    "tasks": "a row for each task: `heading`, `columns`, `closing` (the row that sums them up), "
    "`closes_when_held: true` (only where the form has such a row)",
    "indicators": "a row for each indicator: `heading`, `columns`, `closing`, `sections` (which; none "
    "named: all that are left), `untasked: true` (those under no task), `types` (type: level 1/level "
    "2; a required type without an indicator has an empty row)",
}

#: What each cell of a `print` section shows.
PRINT_CELLS = {
    "label": "the text itself; a bare text is a label, too",
    "field": "a field by its role; `role/label`: only the one that the form calls so",
    "money": "an amount or rate by `measure/part`; `measure/part/label`: best the one that the form "
    "calls so; in a block of money the measure alone",
    "part": "in a block of money: the label of the row",
    "mark": "`weight` or `score` of the row that marks the execution of the budget",
    "total": "`weight` or `score` of the whole form",
    "level": "name of level 1, 2, 3 or 4 above an indicator, merged over the rows that share it",
    "level_weight": "the weight of that level",
    "level_score": "the score of that level",
    "name": "the indicator's or task's own name",
    "entry": "what the row says under a role of the columns below",
    "task": "what the task that is level 1 says, or its `amount`, merged over its rows",
    "serial": "1, 2, 3 …",
    "blank": "nothing: to be filled in by hand",
}

#: What may be added to any cell.
PRINT_OPTIONS = {
    "across": "columns that it covers, 1 unless said",
    "down": "rows that it covers",
    "look": "`label`, `text`, `middle` or `figure`, where the usual one does not suit",
    "dash": "`true`: prints 「—」 where the form holds nothing",
    "beside": "printed only in rows that hold an entry of this role",
    "held": "a column that is there only when a row of the block holds an entry of this role",
}


def _print_section() -> list[str]:
    """How a layout file says that its form is printed."""
    from heji.writers.official.slots import Of, Source

    undocumented = ({*Source} - {*PRINT_CELLS}) | ({*Of} - {*PRINT_BLOCKS})
    if undocumented:
        raise LookupError(f"say in docs/generate.py what it prints: {sorted(undocumented)}")
    file = "cn/shanghai/project-declaration/2023.yaml"
    text = (ROOT / "src/heji/forms/layouts" / file).read_text(encoding="utf-8")
    example = text[text.index("print:") :]
    return [
        "## How a form is printed",
        "The section `print` of a layout file is its blueprint: `title`, `widths` (of the columns, "
        "in characters), `paper` (`portrait` or `landscape`), `above` and `below` (lines: a text, or "
        "`text` with `side`: left, centre, right) and `blocks`, from top to bottom. Each block has "
        "`lead`, if need be: the label that stands down its whole left side. What a form holds and "
        "its blueprint has no place for is added: columns at the right, rows under 「补充信息」 at "
        "the end. A wrong file is refused with its name and the place.",
        _table(("block", "what it prints"), ((f"`{k}`", v) for k, v in PRINT_BLOCKS.items())),
        _table(("cell", "what stands there"), ((f"`{k}`", v) for k, v in PRINT_CELLS.items())),
        _table(("option", "of any cell"), ((f"`{k}`", v) for k, v in PRINT_OPTIONS.items())),
        "Texts may name `{year}`, `{unit}` (of the amounts), `{organisation}`, `{period}` (the months "
        "that a monitoring covers) and, in lines, `{field role}` or `{field role/label}`. Brackets "
        "around something that is not known are left out with it.",
        f"For example, `{file}`:",
        f"```yaml\n{example.rstrip()}\n```",
    ]


def layouts_page() -> str:
    """Every layout file, and the headings that forms share."""
    from heji import language
    from heji.data import load
    from heji.forms.layout import layouts

    lines = [
        "# Layouts and headings",
        WRITTEN_BY,
        "A layout file describes what is special about one official form; it is found by its "
        "labels, never by position. A form without one is read by its headings alone. "
        "*Reconstructed* means that the form was rebuilt from how it is filled in, without the "
        "official text at hand.",
        "## Layouts",
        _table(
            ("identifier", "form", "名称", "kind", "source"),
            (
                (f"`{each.id}`", each.name["en"], each.name["zh"], each.kind.value, each.source)
                for each in layouts()
            ),
        ),
        "## Headings and the roles they give",
        "The lexicon (`src/heji/forms/lexicon.yaml`). White space, punctuation, units, formula "
        "letters and numbering in a heading do not matter. Some more are recognised by pattern.",
    ]
    lines[5:5] = _print_section()
    lexicon: dict[str, Any] = load("heji.forms", "lexicon.yaml")
    for part, roles in lexicon.items():
        if not isinstance(roles, dict):
            continue
        rows = ((f"`{role}`", _meaning(language, role), _labels(roles[role])) for role in roles)
        lines.append(f"### {part}")
        lines.append(_table(("role", "meaning", "headings"), rows))
    return _page(lines)


def _meaning(language: Any, role: str) -> str:
    key = f"role.{role}"
    return str(language.text(key, "en")) if language.has(key) else role.replace("_", " ")


def _labels(labels: Any) -> str:
    if isinstance(labels, dict):
        lists = [group for group in labels.values() if isinstance(group, list)]
        labels = [each for group in lists for each in group]
    return "、".join(str(each) for each in labels if not str(each).startswith("~"))


def rubrics_page() -> str:
    """The page on rubrics with its table of places anew."""
    from heji.rubrics.binding.places import PLACES

    rows = (
        (
            f"`{each.name}`",
            each.kind.value,
            ", ".join(each.words) or each.wants.value,
            each.meaning.en,
            each.meaning.zh,
        )
        for each in PLACES
    )
    table = _table(("place", "gives", "words behind it", "meaning", "含义"), rows)
    text = (FOLDER / "rubrics.md").read_text(encoding="utf-8")
    return PLACES_TABLE.sub(lambda match: f"{match['begin']}\n\n{table}\n\n{match['end']}", text)


def operating_page() -> str:
    """The guide of the web application, with the tables of states and acts."""
    _with_application()
    from heji.web.filing.models import State
    from heji.web.rectification import transitions as rectification
    from heji.web.rectification.models import State as TaskState
    from heji.web.reviews.transitions import TRANSITIONS

    forms = _states(
        [(each.acts, each.roles, each.sources, each.targets, each.when) for each in TRANSITIONS],
        State,
    )
    tasks = _states(
        [
            ((each.act,), each.roles, each.sources, {each.target} - {None}, each.when)
            for each in rectification.TRANSITIONS
        ],
        TaskState,
    )
    page = (FOLDER / "operating.md").read_text(encoding="utf-8")
    for pattern, table in ((TRANSITIONS_TABLE, forms), (TASKS_TABLE, tasks)):
        page = pattern.sub(f"\\g<begin>\n\n{_literal(table)}\n\n\\g<end>", page)
    return page


def _literal(words: str) -> str:
    """Words as the text of a substitution that changes none of them."""
    return words.replace("\\", r"\\")


def _states(found: Iterable[tuple[Any, ...]], states: Iterable[Any]) -> str:
    """The table of what acts do to states: acts, roles, states before and after, and when."""
    from heji.language import text
    from heji.web.acting.role import Role

    def listed(some: Any) -> str:
        return ", ".join(f"`{state.value}`" for state in states if state in some)

    rows = []
    for acts, roles, sources, targets, when in found:
        named = ", ".join(text(f"act.{act.name}", "en") for act in acts)
        who = ", ".join(text(f"role.{role.value}", "en") for role in Role if role in roles)
        rows.append((named, who, listed(sources) or "—", listed(targets) or "the same", when))
    return _table(("act", "who", "from", "to", "when"), rows, is_marked=True)


def _with_application() -> None:
    """Makes the web application's modules importable; its data folder is thrown away."""
    import django
    from django.apps import apps

    if apps.ready:
        return
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    os.environ.update(HEJI_DATA=folder.name, DATABASE_URL="")
    os.environ["DJANGO_SETTINGS_MODULE"] = "heji.web.settings"
    django.setup()


def packs_page() -> str:
    """Every rubric of the package: where and when it holds, and what it rests on."""
    from heji.rubrics.files.shelf import all_ids, find
    from heji.rubrics.testing.covering import scored_items
    from heji.rubrics.testing.suites import cases_of

    rows: list[tuple[str, ...]] = []
    for rubric in map(find, all_ids()):
        until = "" if rubric.until is None else str(rubric.until)
        since = str(rubric.since)
        rows.append(
            (
                f"`{rubric.id}`",
                f"{rubric.name.en}<br>{rubric.name.zh}",
                f"`{rubric.form}`",
                rubric.region,
                since if since == until else f"{since}–{until}",
                rubric.status.value,
                f"`{rubric.extends}`" if rubric.extends else "",
                "<br>".join(map(_cited, rubric.sources)),
                str(len(tuple(scored_items(rubric.items)))),
                str(len(cases_of(rubric))),
            )
        )
    columns = ("identifier", "name", "form", "region", "years", "status", "extends", "sources")
    return _page(
        [
            "# Rubrics at hand",
            WRITTEN_BY,
            "The scoring rules that come with heji (`src/heji/rubrics/packs/`), how they are "
            "written: [rubrics.md](rubrics.md). *Reconstructed* means that the official text was "
            "not at hand: each item then says why its rule is believed, and `heji rubric print` "
            "gives a document in which the official who answers for the rules checks and signs "
            "them. The region is a code of GB/T 2260, 000000 for the whole country; years without "
            "an end are in force. Cases are those of the tests beside a rubric, inherited ones "
            "included (`heji rubric test`).",
            _table((*columns, "scored items", "cases"), rows, is_marked=True),
        ]
    )


def _cited(source: Any) -> str:
    """A source with its number and date; what is not known says so."""
    number = source.document or "number not known"
    date = "date not known" if source.date is None else source.date.isoformat()
    note = f" ({source.note})" if source.note else ""
    return f"《{source.title}》 {number}, {date}{note}"


def limits_page() -> str:
    """Every limit with its default and its reason."""
    from heji.documents import limits

    reasons = _comments_of_fields(Path(limits.__file__))
    rows = (
        (f"`{each.name}`", f"{getattr(limits.DEFAULT, each.name):,}", reasons[each.name])
        for each in fields(limits.Limits)
    )
    return _page(
        [
            "# Limits",
            WRITTEN_BY,
            "How much a file may ask of the machine (`heji.documents.limits.Limits`). What lies "
            "beyond a limit is never dropped in silence: the document is reported as partly read "
            "or unreadable, with what was left out and what to do, and the exit status is 2.",
            _table(("limit", "default", "what, and why"), rows),
        ]
    )


def _comments_of_fields(module: Path) -> dict[str, str]:
    """The `#:` comments above or behind the fields of the classes of a module."""
    lines = module.read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse("\n".join(lines))):
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        behind = lines[node.lineno - 1].partition("#: ")[2]
        above: list[str] = []
        number = node.lineno - 2
        while number >= 0 and lines[number].lstrip().startswith("#:"):
            above.insert(0, lines[number].lstrip().removeprefix("#:").strip())
            number -= 1
        found[node.target.id] = " ".join([*above, behind]).strip()
    return found


def messages_page() -> str:
    """Every text that heji says, by its key."""
    from heji import language

    texts = language.texts()
    groups: dict[str, list[str]] = {}
    for key in sorted(texts):
        groups.setdefault(key.partition(".")[0], []).append(key)
    lines = [
        "# Texts",
        WRITTEN_BY,
        "All that heji says to people, from `src/heji/language/`. A text in braces is filled in.",
    ]
    for group, keys in sorted(groups.items()):
        lines.append(f"## {group}")
        rows = ((f"`{key}`", texts[key]["zh"], texts[key]["en"]) for key in keys)
        lines.append(_table(("key", "zh", "en"), rows))
    return _page(lines)


def _table(
    heading: tuple[str, ...], rows: Iterable[tuple[str, ...]], *, is_marked: bool = False
) -> str:
    """A table of texts, or of cells that are Markdown already."""
    lines = [_row(heading), _row(("---",) * len(heading))]
    shown = rows if is_marked else (tuple(_cell(each) for each in row) for row in rows)
    return "\n".join([*lines, *map(_row, shown)])


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    if text.startswith("`"):
        return text
    escaped = text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    return _one_line(escaped, "<br>")


def _one_line(text: str, joint: str = " ") -> str:
    return joint.join(each.rstrip() for each in text.strip().splitlines())


def _page(blocks: list[str]) -> str:
    return "\n\n".join(block.strip() for block in blocks) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "cli.md": cli_page,
    "layouts.md": layouts_page,
    "limits.md": limits_page,
    "messages.md": messages_page,
    "operating.md": operating_page,
    "packs.md": packs_page,
    "rubrics.md": rubrics_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
        print(FOLDER / name)
    for path in WITH_SAMPLES:
        path.write_text(with_samples(path.read_text(encoding="utf-8")), encoding="utf-8")
        print(path)
