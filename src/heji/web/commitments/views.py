"""The commitments of a year with their verdicts, and deciding on what is proposed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from heji.web.acting.action import Action
from heji.web.commitments import selectors
from heji.web.commitments.actions import ConfirmCommitment, DropCommitment
from heji.web.commitments.judging import promised
from heji.web.commitments.models import Commitment, State
from heji.web.commitments.reading import Proposal
from heji.web.filing.figures import SIGNS
from heji.web.filing.models import Filing
from heji.web.filing.selectors import present
from heji.web.filing.views.listing import READERS
from heji.web.pages.access import open_to
from heji.web.pages.performing import actor_of, carry_out
from heji.web.preparation.views.shared import year_of
from heji.web.rectification.tabs import tab

_PAGE, _FORMS = 50, 20


@require_GET
@open_to(READERS)
def commitments(request: HttpRequest) -> HttpResponse:
    """What was promised for a year, kept or not."""
    year = year_of(request)
    found = selectors.commitments(actor_of(request)).filter(year=year, state=State.TRACKED)
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    rows = [(each, promised(each), *rest) for each, *rest in selectors.verdicts(page.object_list)]
    may = actor_of(request).has(selectors.CONFIRMING)
    values = {**tab("commitments"), "year": year, "page": page, "rows": rows, "may_confirm": may}
    return render(request, "commitments/commitments.html", values)


@require_GET
@open_to(selectors.CONFIRMING)
def proposed(request: HttpRequest) -> HttpResponse:
    """The self-evaluations of a year whose words promise something that nobody has decided on."""
    year = year_of(request) if request.GET.get("year") else timezone.localdate().year - 1
    found = selectors.evaluated(actor_of(request)).filter(year=year).order_by("-pk")
    page = Paginator(found, _FORMS).get_page(request.GET.get("page"))
    forms = selectors.still_open(page.object_list)
    values = {**tab("commitments"), "year": year, "page": page, "forms": forms}
    return render(request, "commitments/proposed.html", values)


@require_GET
@open_to(selectors.CONFIRMING)
def of_filing(request: HttpRequest, id: int) -> HttpResponse:
    """What one self-evaluation seems to promise, and what was decided on it."""
    filing = _theirs(request, id)
    decided = {(each.cell, each.start): each for each in filing.commitments.all()}
    rows = [(each, decided.get((each.cell, each.start))) for each in selectors.proposed(filing)]
    values = {
        **tab("commitments"),
        "filing": filing,
        "rows": rows,
        "signs": SIGNS,
        "names": [each.name for each in present(filing).indicators if each.name],
        "may_drop": actor_of(request).has(selectors.OVERSEEING),
    }
    return render(request, "commitments/of_filing.html", values)


@require_POST
@open_to(selectors.CONFIRMING)
def act(request: HttpRequest, id: int) -> HttpResponse:
    """Confirms or drops one proposal."""
    filing, given = _theirs(request, id), request.POST
    proposal = _proposal(filing, given.get("cell", ""), given.get("start", ""))
    year = given.get("year", "")
    chosen: Action[Commitment] = DropCommitment(filing, proposal, given.get("reason", ""))
    done = "commitment.dropped"
    if given.get("act") == "confirm":
        number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
        measured, sign = given.get("measured", ""), given.get("sign", "")
        chosen = ConfirmCommitment(filing, proposal, measured, sign, number)
        done = "commitment.confirmed"
    carry_out(request, chosen, done)
    return redirect("commitments-of", filing.pk)


def _proposal(filing: Filing, cell: str, start: str) -> Proposal:
    for each in selectors.proposed(filing):
        if (each.cell, str(each.start)) == (cell, start):
            return each
    raise Http404


def _theirs(request: HttpRequest, id: int) -> Filing:
    found = selectors.evaluated(actor_of(request)).filter(pk=id).first()
    if found is None:
        raise Http404
    return found
