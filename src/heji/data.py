"""Reads the YAML data files that ship inside the package."""

from __future__ import annotations

from importlib import resources
from typing import Any


def load(package: str, name: str) -> Any:
    """The parsed content of a data file of a package.

    Args:
        package: dotted name of the package that holds the file.
        name: file name, with its ending.

    Raises:
        FileNotFoundError: the package has no such file.

    >>> sorted(load("heji.forms", "lexicon.yaml"))[:2]
    ['blocks', 'columns']
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = resources.files(package).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader either way
