"""Reads the answers that are kept in a file beside the document.

An answers file is a YAML list:

    - finding: 3f9a0c1d2e4b
      status: explained
      reason: 财政年中收回
      by: 张三
      date: 2022-03-01
      figures: ["23.5%", "23.4%"]

`accepted`: the figure is wrong and will be mended. `explained`: the figure is right for the reason
given. `misread`: heji misread the document. An entry whose status is empty is still to be answered.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from heji.audit.answers import Answer, AnswersRefused, AnswerStatus

_IDENTITY = re.compile(r"[0-9a-f]{12}(-[0-9]+)?")
_KEYS = ("finding", "status", "reason", "by", "date", "figures")


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers of a file by the identity of the finding; open entries are left out.

    Raises:
        AnswersRefused: the file cannot be read or holds something that is no answer.
    """
    file = str(path)
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AnswersRefused(file, None, "cannot-read", error=_reason(error)) from error
    return parse_answers(source, file)


def parse_answers(source: str, file: str) -> dict[str, Answer]:
    """The answers of a file's text; see `read_answers`."""
    answers: dict[str, Answer] = {}
    lines: dict[str, int] = {}
    for node in _items(source, file):
        line = node.start_mark.line + 1
        fields = _fields(node, file)
        name = _identity(fields, file, line)
        if name in lines:
            raise AnswersRefused(file, line, "twice", finding=name, first=str(lines[name]))
        lines[name] = line
        answer = _answer(name, fields, file, line)
        if answer is not None:
            answers[name] = answer
    return answers


def identities_in(source: str, file: str) -> set[str]:
    """Every finding that a file names, also those still to be answered."""
    return {
        _identity(_fields(node, file), file, node.start_mark.line + 1)
        for node in _items(source, file)
    }


_Fields = dict[str, tuple[Any, int]]  # value and line of each key


def _items(source: str, file: str) -> list[Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(source, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        problem = str(getattr(error, "problem", None) or error)
        raise AnswersRefused(file, line, "no-yaml", problem=problem) from error
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise AnswersRefused(file, root.start_mark.line + 1, "no-list")
    return list(root.value)


def _fields(node: Any, file: str) -> _Fields:
    import yaml

    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise AnswersRefused(file, line, "no-mapping")
    fields: _Fields = {}
    for key, value in node.value:
        here = key.start_mark.line + 1
        if key.value not in _KEYS:
            known = ", ".join(_KEYS)
            raise AnswersRefused(file, here, "unknown-key", name=str(key.value), known=known)
        fields[key.value] = (_plain_value(value, file, key.value), here)
    return fields


def _plain_value(node: Any, file: str, key: str) -> str | tuple[str, ...]:
    import yaml

    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag.endswith(":null") else str(node.value).strip()
    if key == "figures" and isinstance(node, yaml.SequenceNode):
        return tuple(str(each.value) for each in node.value)
    raise AnswersRefused(file, line, "no-text", name=key)


def _identity(fields: _Fields, file: str, line: int) -> str:
    name, here = fields.get("finding", ("", line))
    if not name:
        raise AnswersRefused(file, line, "no-finding")
    if not isinstance(name, str) or not _IDENTITY.fullmatch(name):
        raise AnswersRefused(file, here, "no-identity", finding=str(name))
    return name


def _answer(name: str, fields: _Fields, file: str, line: int) -> Answer | None:
    status, here = fields.get("status", ("", line))
    if not status:
        return None
    known = [each.value for each in AnswerStatus]
    if status not in known:
        raise AnswersRefused(file, here, "no-status", status=str(status), known=", ".join(known))
    reason = str(fields.get("reason", ("", line))[0])
    if status == AnswerStatus.EXPLAINED and not reason:
        raise AnswersRefused(file, here, "no-reason", finding=name)
    figures = fields.get("figures", ((), line))[0]
    return Answer(
        finding=name,
        status=AnswerStatus(status),
        reason=reason,
        by=str(fields.get("by", ("", line))[0]),
        date=_date(fields, file),
        figures=figures if isinstance(figures, tuple) else (figures,) if figures else (),
        source=file,
    )


def _date(fields: _Fields, file: str) -> datetime.date | None:
    written, line = fields.get("date", ("", 0))
    if not written:
        return None
    try:
        return datetime.date.fromisoformat(str(written))
    except ValueError as error:
        raise AnswersRefused(file, line, "no-date", date=str(written)) from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
