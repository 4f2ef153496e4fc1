"""Writing official forms: time for a form of 43 rows in each format, and 1,000 forms to PDF.

    python -m benchmarks.rendering [--forms 1000] [--weasyprint PYTHON]

Beside our own PDF stand WeasyPrint and LibreOffice with the same form: WeasyPrint prints our HTML
page, LibreOffice our Word document. WeasyPrint is asked for in this environment, or in that of
another Python that is named. Nothing is judged; what is not installed is said to be so.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from heji.audit.inspection import Source, Wish, inspect
from heji.documents.reading import read_document
from heji.forms.form import Form
from heji.forms.layout import Layout, layout_named
from heji.forms.recognise import recognise
from heji.parallel import in_pool
from heji.writers.official.composing import compose
from heji.writers.official.issuing import FORMATS, write

RUNS = 15
DEPARTMENT = "cn/guangdong/guangzhou/department-self-evaluation/2021"
PROJECT = "cn/mof/project-self-evaluation/2020"

_WEASYPRINT = """
import json, sys, time
import weasyprint
times = []
for _ in range(int(sys.argv[3])):
    start = time.perf_counter()
    weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])
    times.append(time.perf_counter() - start)
print(json.dumps([weasyprint.__version__, times]))
"""


def department_page(rows: int) -> str:
    """A department's form of so many rows as a page, the texts as long as such texts are."""
    head = "<tr><th>一级指标</th><th>分值</th><th>二级指标</th><th>分值</th><th>三级指标</th><th>分值</th>"
    tail = "<th>得分/自评分</th><th>评分依据、未达标原因、改进措施</th></tr>"
    half = rows // 2

    def of(first: int, count: int, level: str, middle: Callable[[int], str]) -> str:
        lines = []
        for number in range(count):
            above = f"<td rowspan={count}>{level}</td><td rowspan={count}>50</td>"
            above += f"<td rowspan={count}>{level}一</td><td rowspan={count}>50</td>"
            own = (
                f"<td>第{first + number}项工作完成情况</td><td>2</td>{middle(number)}<td>2.00</td>"
            )
            evidence = "已按计划完成，详见验收材料和财务决算资料。" * 3
            lines.append(f"<tr>{above if number == 0 else ''}{own}<td>{evidence}</td></tr>")
        return "".join(lines)

    explained = "反映部门在被评价年度内完成这项工作的数量、质量和时效，用以考核履职情况。"
    return (
        "<h1>云栖县部门整体支出绩效自评表</h1><p>（2023年度）</p><table>"
        "<tr><td>单位名称</td><td colspan=7>云栖县水务局</td></tr></table><table>"
        f"{head}<th>指标解释</th>{tail}"
        f"{of(1, half, '管理效能', lambda _: f'<td>{explained}</td>')}</table>"
        f"<table>{head}<th>年度指标值</th><th>实际完成指标值</th>{tail}"
        f"{of(half + 1, rows - half, '履职效能', lambda n: f'<td>≥{n + 10}处</td><td>{n + 11}处</td>')}"
        "</table>"
    )


def project_page(number: int) -> str:
    """A project's form of one page."""
    amount = 100 + number % 900
    rows = "".join(
        f"<tr><td>{'产出指标' if each < 6 else '效益指标'}</td><td>{kind}</td>"
        f"<td>第{each}项指标</td><td>≥{each + 5}处</td><td>{each + 6}处</td><td>9</td><td>9</td>"
        "<td></td></tr>"
        for each, kind in enumerate(["数量指标"] * 3 + ["质量指标"] * 3 + ["社会效益指标"] * 4)
    )
    return (
        "<h1>项目支出绩效自评表</h1><p>（2023年度）</p><table>"
        f"<tr><td>项目名称</td><td colspan=7>第{number}号水利设施维修项目</td></tr>"
        "<tr><td>主管部门</td><td colspan=3>云栖县水务局</td><td>实施单位</td><td colspan=3>水利站</td></tr>"
        "<tr><td rowspan=2>项目资金（万元）</td><td></td><td>年初预算数</td><td>全年预算数（A）</td>"
        "<td>全年执行数（B）</td><td>分值</td><td>执行率（B/A）</td><td>得分</td></tr>"
        f"<tr><td>年度资金总额</td><td>{amount}.00</td><td>{amount}.00</td><td>{amount}.00</td>"
        "<td>10</td><td>100.00%</td><td>10</td></tr></table><table><tr><th>一级指标</th>"
        "<th>二级指标</th><th>三级指标</th><th>年度指标值</th><th>实际完成值</th><th>分值</th>"
        f"<th>得分</th><th>偏差原因分析及改进措施</th></tr>{rows}"
        "<tr><td colspan=5>总分</td><td>100</td><td>100</td><td></td></tr></table>"
    )


def form_of(page: str) -> Form:
    """The form in a page."""
    return recognise(read_document(page.encode(), "form.html"))


def layout_of(identity: str) -> Layout:
    """A layout by its id."""
    found = layout_named(identity)
    if found is None:
        raise SystemExit(f"no layout {identity}")
    return found


def milliseconds(work: Callable[[], object]) -> tuple[float, float, float]:
    """The first call, the median of the next, and the median of what they took of the processor."""
    times, worked = [], []
    for _ in range(RUNS + 1):
        start, busy = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - busy) * 1000)
    return times[0], statistics.median(times[1:]), statistics.median(worked[1:])


def row(*cells: object) -> None:
    """Prints a row of a table."""
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def one_form(folder: Path) -> float:
    """A form of 43 rows in each format; returns the time of the PDF, warm, in milliseconds."""
    form, layout = form_of(department_page(43)), layout_of(DEPARTMENT)
    sheet = compose(form, layout)
    print(f"\nA form of {len(form.indicators)} rows\n")
    row("format", "first, ms", "warm, ms", "of the processor", "read back and audited, ms", "KiB")
    row(*["---"] * 6)
    warm = {}
    for format in FORMATS:
        first, warm[format], busy = milliseconds(lambda format=format: write(sheet, format))  # type: ignore[misc]
        data = write(sheet, format)
        (folder / f"form.{format}").write_bytes(data)
        source = Source("d1", f"form.{format}", data)
        _, _, back = milliseconds(lambda source=source: inspect(source, Wish()))  # type: ignore[misc]
        sizes = (f"{back:.0f}", f"{len(data) / 1024:.0f}")
        row(format, f"{first:.0f}", f"{warm[format]:.1f}", f"{busy:.1f}", *sizes)
    _, _, composing = milliseconds(lambda: compose(form, layout))
    print(f"\ncomposing the sheet: {composing:.1f} ms")
    return warm["pdf"]


def against_others(folder: Path, ours: float, python: str | None) -> None:
    """The same form to PDF by other programs, and how many times our time they take."""
    print("\nThe same form to PDF\n")
    row("program", "from", "ms", "ratio")
    row(*["---"] * 4)
    row("heji (typst)", "the form", f"{ours:.0f}", "1.0")
    if python or find_spec("weasyprint"):
        command: list[str | Path] = [python or sys.executable, "-c", _WEASYPRINT]
        command += [folder / "form.html", folder / "weasyprint.pdf", "6"]
        done = subprocess.run(command, capture_output=True, check=True)
        version, times = json.loads(done.stdout)
        median = statistics.median(times[1:]) * 1000
        row(f"WeasyPrint {version}", "our HTML, warm", f"{median:.0f}", f"{median / ours:.1f}")
    else:
        row("WeasyPrint", "our HTML", "not installed", "")
    office = shutil.which("soffice")
    if office is None:
        row("LibreOffice", "our docx", "not installed", "")
        return
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "office"),
        str(folder / "form.docx"),
    ]
    times = []
    for _ in range(4):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times[1:])
    row("LibreOffice", "our docx, a process each", f"{median:.0f}", f"{median / ours:.1f}")


def _to_pdf(form: Form) -> bytes:
    return write(compose(form, layout_of(PROJECT)), "pdf")


def _read_back(data: bytes) -> int:
    return inspect(Source("d1", "form.pdf", data), Wish()).consistent


def _raised(error: BaseException) -> Any:
    raise error


def many(count: int) -> None:
    """So many forms of one page to PDF on all cores; the reading back apart."""
    forms = [form_of(project_page(number)) for number in range(count)]
    workers = os.cpu_count() or 1
    print(f"\n{count:,} forms of one page, {workers} processes\n")
    row("step", "seconds", "a second")
    row(*["---"] * 3)
    start = time.perf_counter()
    written = list(in_pool(_to_pdf, forms, workers, lambda _, error: _raised(error)))
    taken = time.perf_counter() - start
    row("written as PDF", f"{taken:.1f}", f"{count / taken:.0f}")
    start = time.perf_counter()
    checked = list(in_pool(_read_back, written, workers, lambda _, error: _raised(error)))
    taken = time.perf_counter() - start
    row("read back and audited", f"{taken:.1f}", f"{count / taken:.0f}")
    print(f"\nrelations that hold: {sum(checked):,}")


def main() -> None:
    """Measures everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=1000)
    parser.add_argument("--weasyprint", metavar="PYTHON")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours = one_form(folder)
        against_others(folder, ours, chosen.weasyprint)
    many(chosen.forms)


if __name__ == "__main__":
    main()
