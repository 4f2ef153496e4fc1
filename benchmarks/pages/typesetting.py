"""Pages set by typst: prose in two columns, tables without rulings, ordinary pages."""

from __future__ import annotations

from random import Random

from benchmarks.pages import words
from benchmarks.pages.truth import Block, Made, Rows

_FONT = "Noto Serif CJK SC"


def two_columns(rng: Random, number: int) -> Made:
    """A report in two columns under a title over both, with a table in one of them, or over both."""
    blocks: list[Block] = [f"二〇二三年度项目支出绩效评价报告之{number}"]
    body = []
    for at in range(rng.randint(14, 40)):
        if at and rng.random() < 0.2:
            rows = words.figures(rng, rng.randint(2, 5), 2)
            blocks.append(rows)
            body.append(_ruled(rows))
        elif rng.random() < 0.25:
            text = f"{'一二三四五六七八九十'[at % 10]}、{rng.choice(words.NAMES)}情况"
            blocks.append(text)
            body.append(f"#par(first-line-indent: 0pt, strong[{text}])")
        else:
            text = words.paragraph(rng)
            blocks.append(text)
            body.append(_escaped(text))
    size, gutter = rng.choice([9, 10, 10.5]), rng.choice([14, 20, 28])
    head = (
        _page(rng, size, indent=rng.random() < 0.8)
        + f"#align(center, text(size: 16pt)[{blocks[0]}])\n#v(8pt)\n"
        + f"#show: rest => columns(2, gutter: {gutter}pt, rest)\n"
    )
    return Made(f"columns-{number:03d}.pdf", _compiled(head + "\n\n".join(body)), blocks)


def unruled(rng: Random, number: int) -> Made:
    """A page of prose with tables that white space alone makes."""
    blocks: list[Block] = []
    body = []
    for _ in range(rng.randint(1, 3)):
        text = words.paragraph(rng, 3)
        rows = words.figures(rng, rng.randint(3, 9), rng.randint(2, 4), rng.random() < 0.7)
        blocks += [text, rows]
        body += [_escaped(text), _aligned(rng, rows)]
    blocks.append(text := words.paragraph(rng, 3))
    body.append(_escaped(text))
    source = _page(rng, rng.choice([9, 10.5, 12])) + "\n\n".join(body)
    return Made(f"unruled-{number:03d}.pdf", _compiled(source), blocks)


def ordinary(rng: Random, number: int) -> Made:
    """Pages in which nothing is a table and nothing stands in columns: they must stay prose."""
    blocks: list[Block] = []
    body = []
    for at in range(rng.randint(6, 20)):
        kind = rng.random()
        if kind < 0.6:
            text = words.paragraph(rng)
        elif kind < 0.8:
            text = f"（{at + 1}）{rng.choice(words.NAMES)}：{words.amount(rng)}万元"
        else:
            text = f"{rng.choice(words.NAMES)} #h(1fr) {rng.randint(1, 90)}"
            blocks.append(text.replace(" #h(1fr) ", " "))
            body.append(f"#par(first-line-indent: 0pt)[{text}]")
            continue
        blocks.append(text)
        body.append(_escaped(text))
    source = _page(rng, rng.choice([10.5, 12, 14])) + "\n\n".join(body)
    return Made(f"ordinary-{number:03d}.pdf", _compiled(source), blocks)


def _page(rng: Random, size: float, indent: bool = True) -> str:
    first = "(amount: 2em, all: true)" if indent else "0pt"
    numbering = rng.choice(['"1"', '"- 1 -"', "none"])
    return (
        f'#set page(paper: "a4", margin: {rng.choice([2, 2.4])}cm, numbering: {numbering})\n'
        f'#set text(font: "{_FONT}", size: {size}pt, lang: "zh")\n'
        f"#set par(justify: true, first-line-indent: {first}, leading: {rng.choice([0.6, 0.8, 1])}em)\n"
    )


def _ruled(rows: Rows) -> str:
    columns = "(1fr, " + "auto, " * (len(rows[0]) - 1) + ")"
    return f"#block(table(columns: {columns}, inset: 3pt, {_cells(rows)}))"


def _aligned(rng: Random, rows: Rows) -> str:
    wide = rng.choice(["1fr", "auto"])
    columns = f"({wide}, " + f"{wide}, " * (len(rows[0]) - 1) + ")"
    side = rng.choice(["right", "right", "center"])
    return (
        "#block(width: 100%, table(stroke: none, row-gutter: "
        f"{rng.choice([0, 2, 4])}pt, column-gutter: {rng.choice([10, 18, 30])}pt, inset: 2pt, "
        f"columns: {columns}, align: (x, y) => if x == 0 {{ left }} else {{ {side} }}, {_cells(rows)}))"
    )


def _cells(rows: Rows) -> str:
    return ", ".join(f"[{_escaped(cell)}]" for row in rows for cell in row)


def _escaped(text: str) -> str:
    return "".join("\\" + sign if sign in "#*_-$\\`<>@~[]/=" else sign for sign in text)


def _compiled(source: str) -> bytes:
    import typst

    return typst.compile(source.encode())
