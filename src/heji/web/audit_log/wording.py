"""Names of logged fields and values, in the reader's language (`words.yaml`)."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

from heji.data import load
from heji.language import has, text

_ANY = "any"


def field_name(subject_type: str, field: str, language: str) -> str:
    """The name of a logged field; as it is stored where the catalogue has none.

    >>> field_name("library.libraryentry", "name_en", "en"), field_name("", "kind", "zh")
    ('English name', '类别')
    """
    own = _words()["fields"].get(subject_type)
    keys = (f"{own}.{field}", f"logged.{field}") if own else (f"logged.{field}",)
    found = next((text(key, language) for key in keys if has(key)), None)
    return found or _of_parts(field, language) or field


def value_text(subject_type: str, field: str, value: Any, language: str) -> str:
    """A logged value: texts as they are, codes in words, 「—」 for none, lists one by one.

    >>> value_text("filing.filing", "state", "approved", "en")
    'Approved'
    >>> value_text("", "amount", 4860000000, "zh"), value_text("", "codes", ["1", "2"], "zh")
    ('48,600,000.00 元', '1、2')
    """
    if value is None or value in ("", [], {}):
        return "—"
    if isinstance(value, bool):
        return text(f"log.{'yes' if value else 'no'}", language)
    if isinstance(value, int) and field in _words()["amounts"]:
        return text("log.yuan", language, amount=f"{Decimal(value).scaleb(-2):,.2f}")
    if isinstance(value, str):
        return _code(subject_type, field, value, language)
    if isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        said = (_code(subject_type, field, str(each), language) for each in value)
        return text("log.and", language).join(said)
    if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
        said = (f"{_code(subject_type, 'role', key, language)} {value[key]}" for key in value)
        return text("log.and", language).join(said)
    return json.dumps(value, ensure_ascii=False)


def _code(subject_type: str, field: str, value: str, language: str) -> str:
    values = _words()["values"]
    for kind in (subject_type, _ANY):
        beginning = values.get(kind, {}).get(field)
        if beginning and has(key := f"{beginning}.{value}"):
            return text(key, language)
    return _of_parts(value, language) or value


def _of_parts(words: str, language: str) -> str | None:
    """A name that is put together of codes, in words; None where it is no such name."""
    codes = words.split(" ")
    if len(codes) < 2:
        return None
    said = [_part(each, language) for each in codes]
    return None if None in said else " ".join(filter(None, said))


def _part(code: str, language: str) -> str | None:
    if code == "·":
        return code
    keys = (f"{beginning}.{code}" for beginning in _words()["parts"])
    return next((text(key, language) for key in keys if has(key)), None)


@cache
def _words() -> Any:
    return load("heji.web.audit_log", "words.yaml")
