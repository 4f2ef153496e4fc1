"""Measures scoring: a form of 50 rows with its whole trace, beside a spreadsheet's recalculation.

Prints times, their ratio and how many scores agree, and judges nothing: machines differ. The forms
are made up. Run it with `make bench`, or `python -m benchmarks.rubrics --forms 20` for a short one.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from benchmarks.rubric_form import RUBRIC, Made, made
from benchmarks.spreadsheet import Engine, Spent, engine, scores, write_book

RUNS = 7
STARTS = 3  # runs of the spreadsheet program; the best counts


def main(arguments: list[str]) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=200, help="copies of the form in one book")
    wanted = parser.parse_args(arguments)
    print(f"Python {platform.python_version()}, {platform.machine()}, rubric {RUBRIC}\n")
    with_trace, with_sentences = _heji()
    print(
        f"| heji, one form of {len(made(0).form.indicators)} rows | processor time, best of {RUNS} |"
    )
    print("| --- | --- |")
    print(f"| scores with the whole trace | {with_trace * 1000:.2f} ms |")
    print(
        f"| the same, and a sentence for each row and the total | {with_sentences * 1000:.2f} ms |\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        found = engine(Path(folder))
        if found is None:
            print("No spreadsheet engine here: install LibreOffice Calc, or pip install formulas.")
        else:
            _beside(found, Path(folder), wanted.forms, with_trace, with_sentences)


def _heji() -> tuple[float, float]:
    """Seconds of processor time for one form: with the trace, and with the sentences too."""
    from heji.rubrics.evaluation.evaluate import evaluate
    from heji.rubrics.evaluation.sentences import sentence, total_sentence
    from heji.rubrics.files.shelf import find

    rubric, form = find(RUBRIC), made(0).form

    def spoken() -> None:
        evaluation = evaluate(rubric, form)
        for each in evaluation.leaves():
            sentence(each, "zh")
        total_sentence(evaluation, "zh")

    return _best(lambda: evaluate(rubric, form)), _best(spoken)


def _best(work: Callable[[], object], repeated: int = 20) -> float:
    """Seconds of processor time for one call, the best of several runs."""
    taken = []
    for _ in range(RUNS):
        started = time.process_time()
        for _ in range(repeated):
            work()
        taken.append((time.process_time() - started) / repeated)
    return min(taken)


def _beside(
    spreadsheet: Engine, folder: Path, count: int, with_trace: float, with_sentences: float
) -> None:
    """The same forms recalculated by a spreadsheet."""
    forms = [made(number) for number in range(count)]
    one = write_book(folder / "one.xlsx", forms[:1])
    many = write_book(folder / "many.xlsx", forms)
    values = write_book(folder / "values.xlsx", forms, formulas=False)
    empty = write_book(folder / "empty.xlsx", [])
    taken = {
        each.stem: _timed(spreadsheet, each, folder / "out") for each in (empty, one, values, many)
    }
    print(f"| {spreadsheet.name} | seconds | processor |")
    print("| --- | --- | --- |")
    names = {
        "empty": "a book of one cell: its start",
        "one": "a book with one form",
        "values": f"a book with {count} forms, plain numbers in place of formulas",
        "many": f"a book with {count} forms",
    }
    for stem, spent in taken.items():
        print(f"| {names[stem]} | {spent.seconds:.2f} s | {spent.processor:.2f} s |")
    print(f"\n| processor time per form | {spreadsheet.name} | ÷ trace | ÷ trace and sentences |")
    print("| --- | --- | --- | --- |")
    many_forms = taken["many"]
    for name, spent, forms_in_it in (
        ("one form, start included", taken["one"], 1),
        (
            "read, recalculated and written, without the start",
            many_forms.less(taken["empty"]),
            count,
        ),
        ("recalculated alone", many_forms.less(taken["values"]), count),
    ):
        each = spent.processor / forms_in_it
        ratios = f"{each / with_trace:.2f} | {each / with_sentences:.2f}"
        print(f"| {name} | {each * 1000:.2f} ms | {ratios} |")
    _agreement(scores(folder / "out" / "many.xlsx", forms), forms)


def _timed(spreadsheet: Engine, book: Path, out: Path) -> Spent:
    """The best of several runs."""
    out.mkdir(exist_ok=True)
    spent = [spreadsheet.timed(book, out)[1] for _ in range(STARTS)]
    return min(spent, key=lambda each: each.processor)


def _agreement(found: list[list[Decimal]], forms: list[Made]) -> None:
    """How many scores and totals are the same to the two decimals that forms print."""
    own = [_own_scores(each) for each in forms]
    pairs = [
        (number, row, mine, other)
        for number, (ours, theirs) in enumerate(zip(own, found, strict=True))
        for row, (mine, other) in enumerate(zip(ours, theirs, strict=True), start=1)
    ]
    differing = [each for each in pairs if each[2] != each[3]]
    print(f"\n{len(pairs) - len(differing):,} of {len(pairs):,} scores and totals agree.")
    for number, row, mine, other in differing[:10]:
        print(f"form {number}, row {row}: heji {mine}, spreadsheet {other}")


def _own_scores(form: Made) -> list[Decimal]:
    """The scores by heji in the order of the rows, and the total."""
    from heji.rubrics.evaluation.evaluate import evaluate
    from heji.rubrics.files.shelf import find

    evaluation = evaluate(find(RUBRIC), form.form)
    by_name = {each.name: each.score for each in evaluation.leaves()}
    marks = [by_name[row.name] for row in form.form.indicators]
    return [
        Decimal("NaN") if each is None else Decimal(each.numerator) / Decimal(each.denominator)
        for each in (*marks, evaluation.total)
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
