"""What a browser calls itself, in words that people know."""

from __future__ import annotations

import re

#: The order counts: Edge and the browsers of China call themselves Chrome, too, and Chrome Safari.
_BROWSERS = (
    (re.compile(r"Edg(?:e|A|iOS)?/(\d+)"), "Edge"),
    (re.compile(r"(?:OPR|Opera)/(\d+)"), "Opera"),
    (re.compile(r"(?:Firefox|FxiOS)/(\d+)"), "Firefox"),
    (re.compile(r"(?:Headless)?Chrom(?:e|ium)/(\d+)|CriOS/(\d+)"), "Chrome"),
    (re.compile(r"Version/(\d+).* Safari/"), "Safari"),
)
_SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
_LENGTH = 60


def browser_named(agent: str) -> str:
    """Browser and system of a `User-Agent`; the beginning of what is not known.

    >>> browser_named("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0")
    'Firefox 130 · Linux'
    """
    found = next(((name, hit) for say, name in _BROWSERS if (hit := say.search(agent))), None)
    if found is None:
        return agent[:_LENGTH]
    name, hit = found
    version = next(filter(None, hit.groups()), "")
    system = next((words for sign, words in _SYSTEMS if sign in agent), "")
    return " · ".join(filter(None, (f"{name} {version}", system)))
