"""An answers file to be filled in: every open finding with what it says, as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from heji.audit.answers import AnswersRefused
from heji.audit.answers_file import identities_in
from heji.audit.catalogue import title
from heji.audit.report import Report, Result
from heji.language import text
from heji.writers import wording


def write(report: Report, file: Path, language: str) -> str:
    """Adds the findings that nobody answered to a file; what it holds stays byte for byte.

    Returns:
        A sentence on what was written.

    Raises:
        AnswersRefused: the file is there and is no answers file, or one that cannot be added to.
        OSError: the file cannot be written.
    """
    before = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    named = identities_in(before, str(file))
    paths = report.paths()
    new = [
        _entry(each, paths.get(each.finding.document, ""), language)
        for each in report.findings
        if each.answer is None and each.identity not in named
    ]
    content = before or text("answers.header", language) + "\n"
    if not content.endswith("\n"):
        content += "\n"
    content += "".join(new)
    _check(content, file, before)
    if new or not before:
        file.write_text(content, encoding="utf-8", newline="\n")
    values = {"file": file, "count": len(new), "kept": len(named)}
    return text("answers.written", language, **values)


def _check(content: str, file: Path, before: str) -> None:
    try:
        identities_in(content, str(file))
    except AnswersRefused as error:
        # A list in one line is well-formed, but nothing can be added behind it.
        raise AnswersRefused(str(file), error.line, "cannot-append") from error


def _entry(result: Result, path: str, language: str) -> str:
    lines = [f"# {each}" for each in _comments(result, path, language)]
    finding = result.finding
    figures = [each for each in (finding.stated, finding.expected) if each]
    lines += [
        f'- finding: "{result.identity}"',
        "  status:",
        '  reason: ""',
        '  by: ""',
        "  date:",
        f"  figures: {json.dumps(figures, ensure_ascii=False)}",
    ]
    return "\n" + "\n".join(lines) + "\n"


def _comments(result: Result, path: str, language: str) -> Iterator[str]:
    finding = result.finding
    word = wording.word(wording.tone(finding), language)
    colon = text("report.colon", language)
    yield _line(f"{word} {title(finding.check, language)} {finding.check}")
    places = wording.evidence_of(finding)
    where = wording.place(places[0].locator, language) if places else ""
    yield _line(f"{path} {where}")
    yield _line(wording.message(finding.message, language))
    if finding.formula:
        yield _line(text("report.formula", language) + colon + finding.formula)


def _line(words: str) -> str:
    # A comment ends with its line: nothing from a document may begin one of its own.
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())
