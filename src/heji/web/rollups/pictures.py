"""The pictures of one self-evaluation, each with its table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from heji.language import text
from heji.web.filing.models import Filing
from heji.web.filing.selectors import content_for, earlier
from heji.web.filing.views.listing import READERS, found
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, language_of
from heji.web.pages.spreadsheets import download, workbook
from heji.web.reviews.scores import scores_of
from heji.web.rollups.charts import drawn, title
from heji.web.rollups.picturing import Picture, of_scores, of_spending, over_years
from heji.web.rollups.selectors import KIND


@require_GET
@open_to(READERS)
def pictures(request: HttpRequest, id: int) -> HttpResponse:
    """The page."""
    form, language = _form(request, id), language_of(request)
    values = {
        "filing": form,
        "here": reverse("filings", args=(KIND,)),
        "pictures": [
            (
                f"picture-{number}",
                drawn(each, language),
                title(each, language),
                _table(each, language),
            )
            for number, each in enumerate(_pictures(request, form))
        ],
    }
    return render(request, "rollups/pictures.html", values)


@require_GET
@open_to(READERS)
def export(request: HttpRequest, id: int) -> HttpResponse:
    """The tables of all pictures as one workbook."""
    form, language = _form(request, id), language_of(request)
    with workbook() as (book, written):
        sheet, row = book.add_worksheet(text("rollup.pictures", language)), 0
        for each in _pictures(request, form):
            sheet.write_string(row, 0, title(each, language))
            for line in _table(each, language):
                row += 1
                for column, words in enumerate(line):
                    if column and _is_figure(words):
                        # A Decimal is printed digit by digit: no binary fraction comes between.
                        sheet.write_number(row, column, Decimal(words))
                    else:
                        sheet.write_string(row, column, words)
            row += 2
    return download(written.getvalue(), f"pictures-{form.year}-{form.pk}.xlsx")


def _is_figure(words: str) -> bool:
    return words.removeprefix("-").replace(".", "", 1).isdecimal()


def _form(request: HttpRequest, id: int) -> Filing:
    form = found(request, id)
    if form.kind != KIND:
        raise Http404
    return form


def _pictures(request: HttpRequest, form: Filing) -> Iterator[Picture]:
    actor = actor_of(request)
    content = content_for(actor, form)
    scores = scores_of(form, form.revision, content)
    if scores is not None and scores.rows:
        yield of_scores(scores)
    spending = of_spending(actor, form, content)
    if spending is not None:
        yield spending
    yield from over_years(form, content, earlier(form))


def _table(picture: Picture, language: str) -> list[tuple[str, ...]]:
    """Heading and rows of the table beside a picture."""
    names = (text("rollup.place", language), *(text(e.words, language) for e in picture.series))
    columns = (picture.places, *(each.texts for each in picture.series))
    return [names, *zip(*columns, strict=True)]
