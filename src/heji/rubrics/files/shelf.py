"""The rubrics at hand: those of the package and those of an office's own folders.

A bulk audit asks for the same rubric with every document. What was read is kept for the life of the
process and read again as soon as a rubric file is added, taken away or changed (its path, the time
of its last change, its size).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path

from heji.forms.form import Form
from heji.rubrics.files.heading import Heading, read_heading
from heji.rubrics.files.loading import load_rubric
from heji.rubrics.files.node import Node
from heji.rubrics.rubric import Rubric

#: Folders of one's own, parted as in PATH.
VARIABLE = "HEJI_RUBRICS"

_ENDING = ".yaml"
_TESTS_ENDING = ".tests.yaml"
_WHOLE_COUNTRY = "000000"

#: Files with the time of their last change and their size.
_Stock = tuple[tuple[Path, int, int], ...]


class UnknownRubric(LookupError):
    """No rubric has this id."""

    def __init__(self, id: str, known: tuple[str, ...]) -> None:
        super().__init__(id)
        self.id = id
        self.known = known


def find(id: str, folders: Sequence[Path] = ()) -> Rubric:
    """The rubric of an id.

    Args:
        id: path of its file below `packs` or a folder, without its ending.
        folders: looked through before those of HEJI_RUBRICS and those of the package.

    Raises:
        UnknownRubric: there is none of that id.
        RubricError: its file is wrong.
    """
    return _found(id, tuple(folders), _stock(folders))


def named(name: str, folders: Sequence[Path] = ()) -> Rubric:
    """The rubric that a person names: by its id, or as a file that ends with .yaml.

    Raises:
        UnknownRubric: there is none of that id.
        RubricError: the file is wrong.
    """
    path = Path(name)
    if path.suffix not in (_ENDING, ".yml"):
        return find(name, folders)
    return _read(path, tuple(folders), _stock(folders, path))


@lru_cache(maxsize=8)
def _read(path: Path, folders: tuple[Path, ...], stock: _Stock) -> Rubric:
    return load_rubric(path, folders)


@lru_cache(maxsize=64)
def _found(id: str, folders: tuple[Path, ...], stock: _Stock) -> Rubric:
    path = path_of(id, folders)
    rubric = load_rubric(path, folders)
    if rubric.id != id:
        raise Node(str(path), 1).error("wrong-id", (id,), found=rubric.id, id=rubric.id, wanted=id)
    return rubric


def all_ids(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The ids of all rubrics, sorted."""
    return tuple(sorted(_files(folders)))


def path_of(id: str, folders: Sequence[Path] = ()) -> Path:
    """The file of an id.

    Raises:
        UnknownRubric: there is none.
    """
    files = _files(folders)
    if id not in files:
        raise UnknownRubric(id, tuple(sorted(files)))
    return files[id]


def id_of(path: Path, folders: Sequence[Path] = ()) -> str:
    """The identifier that a file has or would have: its path below the folder that holds it.

    In no folder of rubrics it begins with the country (cn), wherever that stands in the path.
    """
    absolute = path.absolute()
    for folder in (*folders, *_own_folders(), _package_folder()):
        if absolute.is_relative_to(folder.absolute()):
            return absolute.relative_to(folder.absolute()).with_suffix("").as_posix()
    countries = {each.name for each in _package_folder().iterdir()}
    parts = absolute.with_suffix("").parts
    begin = next((at for at, part in enumerate(parts) if part in countries), len(parts) - 1)
    return "/".join(parts[begin:])


def file_of(id: str, node: Node, folders: Sequence[Path] = ()) -> Path:
    """The file of a rubric that another file names at a node.

    Raises:
        RubricError: there is none.
    """
    try:
        return path_of(id, folders)
    except UnknownRubric as error:
        raise node.error("extends-unknown", error.known, found=id, base=id) from error


def choose(form: Form, folders: Sequence[Path] = (), region: str = "") -> Rubric | None:
    """The rubric for a form, by its kind, year, layout and region.

    Args:
        form: needs a layout and a year: without them nothing says which rules hold.
        folders: see `find`.
        region: GB/T 2260 code of who evaluates, where it is known.

    Returns:
        The rubric whose layout says most, of the smallest region, and the newest; None when none
        fits. A regional rubric is chosen for its own region or its own layouts only.

    Raises:
        RubricError: a file is wrong.
    """
    if form.layout is None or form.year is None:
        return None
    fitting = [each for each in headings(folders) if _fits(each, form, region)]
    if not fitting:
        return None
    best = max(fitting, key=lambda each: _rank(each, form.layout or ""))
    return find(best.id, folders)


def headings(folders: Sequence[Path] = ()) -> tuple[Heading, ...]:
    """What each rubric says of itself, without its items."""
    return _headings(tuple(folders), _stock(folders))


@lru_cache(maxsize=8)
def _headings(folders: tuple[Path, ...], stock: _Stock) -> tuple[Heading, ...]:
    def base(id: str, node: Node) -> Path:
        return file_of(id, node, folders)

    files = _files(folders)
    return tuple(read_heading(files[id], base) for id in sorted(files))


def _fits(heading: Heading, form: Form, region: str) -> bool:
    if heading.form != form.kind.value or form.year is None or form.layout is None:
        return False
    if form.year < heading.since or (heading.until is not None and form.year > heading.until):
        return False
    matched = heading.layout_for(form.layout)
    if matched is None:
        return False
    is_local = form.layout.startswith(_folder(heading.id) + "/")
    return heading.region == _WHOLE_COUNTRY or is_local or _covers(heading.region, region)


def _rank(heading: Heading, layout: str) -> tuple[int, int, int, str]:
    pattern = heading.layout_for(layout) or ""
    local = len(heading.region.rstrip("0"))
    return len(pattern.removesuffix("*")), local, heading.since, heading.id


def _covers(region: str, inside: str) -> bool:
    """Whether a region is the other one or holds it: 440000 holds 440100."""
    significant = region[:2] if region.endswith("0000") else region.removesuffix("00")
    return bool(inside) and inside.startswith(significant)


def _folder(id: str) -> str:
    """The region's folder of an id: all but the form and the year."""
    return id.rsplit("/", 2)[0]


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    """Every rubric file by id; the first folder that has an id counts."""
    found: dict[str, Path] = {}
    for folder in (*folders, *_own_folders(), _package_folder()):
        for id in sorted(_below(str(folder)), key=lambda each: each.split("/")):
            found.setdefault(id, folder / (id + _ENDING))
    return found


def _below(folder: str, above: str = "") -> Iterator[str]:
    """The ids of the files below a folder. Each evaluation looks, so it has to be quick."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        for each in entries:
            if each.is_dir(follow_symlinks=False):
                yield from _below(each.path, f"{above}{each.name}/")
            elif each.name.endswith(_ENDING) and not each.name.endswith(_TESTS_ENDING):
                yield above + each.name.removesuffix(_ENDING)


def _stock(folders: Sequence[Path], *others: Path) -> _Stock:
    """Every rubric file as it is now: while none has changed, none needs to be read again."""
    named = (each.absolute() for each in others if each.is_file())
    found = ((path, path.stat()) for path in (*_files(folders).values(), *named))
    return tuple((path, state.st_mtime_ns, state.st_size) for path, state in found)


def _own_folders() -> tuple[Path, ...]:
    named = os.environ.get(VARIABLE, "")
    return tuple(Path(each) for each in named.split(os.pathsep) if each)


def _package_folder() -> Path:
    return Path(str(resources.files("heji.rubrics").joinpath("packs")))
