"""WCAG 2.2 AA of a page as the browser shows it, checked with axe-core.

axe-core (MPL-2.0) comes with the package axe-playwright-python; only tests use it.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: Every rule of the standards; the size of targets is one of WCAG 2.2 that axe leaves out by itself.
_EVERYTHING = {
    "runOnly": {"type": "tag", "values": _STANDARDS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
#: What a dark scheme can change.
_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
_RUN = """async options => (await axe.run(document, options)).violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${rule.help} (${
        node.failureSummary.replace(/\\s+/g, " ")})`))"""
_SCHEME = "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"


def violations(page: Any, *, both_schemes: bool = True) -> list[str]:
    """What is wrong with a page at its present size: rule, place, advice.

    Args:
        page: as it is shown.
        both_schemes: all rules in the scheme that it is shown in, and colours again in the other.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, _EVERYTHING)
    if not both_schemes:
        return found
    shown = page.evaluate(_SCHEME)
    other = "light" if shown == "dark" else "dark"
    page.emulate_media(color_scheme=other)
    found += [f"{other}: {each}" for each in page.evaluate(_RUN, _COLOURS)]
    page.emulate_media(color_scheme=shown)
    return found


@functools.cache
def _source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
