"""Forms to make reports of: those of the examples, and small ones written here."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.recognise import recognise
from heji.reading import read
from heji.writers.report.finding import outline_for
from heji.writers.report.making import make
from heji.writers.report.report import Paragraph, Report, Section

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
DEPARTMENT = EXAMPLES / "water-bureau-department-form.docx"
PROJECT = EXAMPLES / "school-meals-project-form.xlsx"
SOUND_PROJECT = EXAMPLES / "rural-roads-project-form.docx"
MONITORING = EXAMPLES / "forestry-monitoring.txt"

_HEAD = (
    "<tr><th>一级指标</th><th>二级指标</th><th>三级指标</th><th>年度指标值</th><th>实际完成值</th>"
    "<th>分值</th><th>得分</th><th>偏差原因分析及改进措施</th></tr>"
)


@cache
def form_of(path: Path) -> Form:
    return recognise(read(path))


@cache
def report_of(path: Path) -> Report:
    form = form_of(path)
    return make(form, outline_for(form))


def project(
    folder: Path,
    money: str = "",
    rows: str = "",
    above: str = "",
    title: str = "甲县项目支出绩效自评表（2023年度）",
) -> Form:
    """A project's form with the parts that a test needs."""
    block = (
        "<table><tr><th>项目资金（万元）</th><th>年初预算数</th><th>全年预算数</th><th>全年执行数</th>"
        f"<th>分值</th><th>执行率</th><th>得分</th></tr>{money}</table>"
        if money
        else ""
    )
    path = folder / "form.html"
    indicators = f"<table>{_HEAD}{rows}</table>" if rows else ""
    page = f"<h1>{title}</h1><table>{above}</table>{block}{indicators}"
    path.write_text(page, encoding="utf-8")
    return recognise(read_document(path, path.name))


def row(name: str, target: str, result: str, marks: str = "10/10", reason: str = "") -> str:
    weight, _, score = marks.partition("/")
    cells = ("产出指标", "数量指标", name, target, result, weight, score, reason)
    return "<tr>" + "".join(f"<td>{each}</td>" for each in cells) + "</tr>"


def texts(report: Report, heading: str) -> list[str]:
    """The paragraphs below a heading, without its number."""
    section = next(each for each in sections(report.sections) if each.name == heading)
    return [each.text for each in section.blocks if isinstance(each, Paragraph)]


def sections(given: tuple[Section, ...]) -> list[Section]:
    found: list[Section] = []
    for each in given:
        found += [each, *sections(each.sections)]
    return found
