from __future__ import annotations

from dataclasses import replace

import pytest

from heji.forms.layout import layout_named
from heji.version import VERSION
from heji.writers.entry.identity import (
    Identity,
    IdentityError,
    checksum,
    layout_version,
    read_identity,
)
from heji.writers.entry.plan import Shape

WHOLE = Identity("cn/a/b/2020", "1-abc", Shape("某市某局", 2024, "元", 4, 5), VERSION)


@pytest.mark.parametrize("identity", [WHOLE, replace(WHOLE, shape=Shape())])
def test_what_is_written_is_read(identity: Identity) -> None:
    assert read_identity(identity.pairs()) == identity


@pytest.mark.parametrize("number", range(1, len(WHOLE.pairs())))
def test_any_change_is_seen(number: int) -> None:
    pairs = list(WHOLE.pairs())
    pairs[number] = (pairs[number][0], pairs[number][1] + "1")
    with pytest.raises(IdentityError, match="changed"):
        read_identity(tuple(pairs))


@pytest.mark.parametrize(("name", "value"), [("rows", "9999"), ("year", "x"), ("tasks", "-1")])
def test_what_no_template_says_is_refused_with_any_checksum(name: str, value: str) -> None:
    pairs = tuple((a, value if a == name else b) for a, b in WHOLE.pairs()[:-1])
    with pytest.raises(IdentityError, match="changed"):
        read_identity((*pairs, ("checksum", checksum(pairs))))


def test_nothing_and_another_kind_of_file() -> None:
    with pytest.raises(IdentityError, match="missing"):
        read_identity(())
    with pytest.raises(IdentityError, match="other"):
        read_identity((("heji:identity", "report"),))


def test_the_version_follows_what_is_printed() -> None:
    layout = layout_named("cn/mof/monitoring/2019")
    assert layout is not None and layout.print is not None
    changed = replace(layout, print={**layout.print, "title": "监控表"})
    assert layout_version(layout) != layout_version(changed)
    assert layout_version(layout) == layout_version(replace(layout, source="另一份文件"))
