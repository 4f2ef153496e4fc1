"""Which outline a form's report has: that of its layout, else the national one of its kind."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from heji.forms.form import Form, Kind
from heji.forms.layout import Layout, layouts
from heji.writers.report.outline import Outline, read_outline
from heji.writers.report.trouble import ReportError

#: The national outlines, for layouts that have none of their own.
NATIONAL = {
    Kind.DEPARTMENT_SELF_EVALUATION: "cn/mof/department-self-evaluation/2020",
    Kind.PROJECT_SELF_EVALUATION: "cn/mof/project-self-evaluation/2020",
}


def outline_for(form: Form, layout: str | None = None) -> Outline:
    """The outline of a form's report.

    The layout `F/Y` has it in the file `F/report/Y.yaml`; a layout without one, and a form in no
    known layout, have the national one of their kind.

    Args:
        form: of a self-evaluation.
        layout: id of a layout whose outline is wanted, instead of the form's own.

    Raises:
        ReportError: the form is no self-evaluation, or there is no such layout.
    """
    if layout is not None:
        return _named(_layout(layout))
    if form.kind not in NATIONAL:
        raise ReportError("unknown-kind", kind=form.kind.value)
    for identity in (form.layout, NATIONAL[form.kind]):
        if identity is not None and (found := _shipped(identity)) is not None:
            return found
    raise ReportError("no-outline", found=form.layout or form.kind.value)


def outline_in(path: Path) -> Outline:
    """The outline in a file that somebody wrote.

    Raises:
        ReportError: it cannot be read, or is no outline.
    """
    return read_outline(text_of(path), str(path))


def text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        ReportError: it cannot be read, or is no UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReportError("cannot-read", str(path), reason=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise ReportError("no-utf8", str(path)) from error


def _named(layout: Layout) -> Outline:
    for identity in (layout.id, NATIONAL.get(layout.kind)):
        if identity is not None and (found := _shipped(identity)) is not None:
            return found
    raise ReportError("no-outline", found=layout.id)


def _layout(identity: str) -> Layout:
    known = {each.id: each for each in layouts()}
    if identity not in known:
        raise ReportError("unknown-layout", known=known, found=identity)
    return known[identity]


def _shipped(identity: str) -> Outline | None:
    folder, _, name = identity.rpartition("/")
    path = f"layouts/{folder}/report/{name}.yaml"
    file = resources.files("heji.forms").joinpath(path)
    return read_outline(file.read_text(encoding="utf-8"), path) if file.is_file() else None
