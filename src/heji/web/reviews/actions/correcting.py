"""What a reviewer does to a score: gives another with the reason, or lets the own one hold again."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from heji.web.acting.action import Action, Outcome, Refused
from heji.web.acting.actor import Actor
from heji.web.acting.role import Role
from heji.web.filing.figures import Unreadable, scaled, written
from heji.web.filing.kinds import ScoredRow
from heji.web.reviews.actions.consulting import require_words
from heji.web.reviews.actions.deciding import require_waiting
from heji.web.reviews.models import Review, ScoreCorrection
from heji.web.reviews.routes import REVIEWERS
from heji.web.reviews.scores import corrections, holding, said, scores_of

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class CorrectScore(Action[ScoreCorrection]):
    """Gives a row the score that holds after the review (复核分); the form's own stays beside it."""

    review: Review
    row: int  #: id of the indicator in the submission
    score: str  #: as typed, in marks
    reason: str

    name: ClassVar[str] = "reviews.correct-score"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor; a score within the row's bounds, and why."""
        require_waiting(actor, self.review)
        require_words(self.reason, _LONGEST)
        row = _row(self.review, self.row)
        score = Fraction(written(*self._typed(row)))
        if row.highest is None:
            raise Refused("review.score-none", name=row.name)
        if not row.lowest <= score <= row.highest:
            values = {"lowest": said(row.lowest), "highest": said(row.highest)}
            raise Refused("review.score-outside", name=row.name, **values)
        if score == row.reviewed:
            raise Refused("review.score-same", name=row.name, score=said(score))

    def _typed(self, row: ScoredRow) -> tuple[int, int]:
        try:
            return scaled(self.score, row.places)
        except Unreadable as error:
            raise Refused("review.score-unreadable", places=row.places) from error

    def execute(self, actor: Actor) -> Outcome[ScoreCorrection]:
        """Keeps it beside what was given before."""
        row = _row(self.review, self.row)
        return _kept(self.review, row, self._typed(row), self.reason, actor)


@dataclass(frozen=True, slots=True)
class TakeScoreBack(Action[ScoreCorrection]):
    """Lets the form's own score of a row hold again; what was given stays in the history."""

    review: Review
    row: int
    reason: str

    name: ClassVar[str] = "reviews.take-score-back"
    roles: ClassVar[frozenset[Role]] = REVIEWERS

    def check(self, actor: Actor) -> None:
        """A form that waits for the actor, a row that was corrected, and why."""
        require_waiting(actor, self.review)
        require_words(self.reason, _LONGEST)
        made = corrections(self.review.filing, self.review.revision)
        if self.row not in holding(made):
            raise Refused("review.score-not-given")

    def execute(self, actor: Actor) -> Outcome[ScoreCorrection]:
        """Keeps that it was taken back."""
        return _kept(self.review, _row(self.review, self.row), None, self.reason, actor)


def _row(review: Review, id: int) -> ScoredRow:
    """A row of the submission that has a score."""
    found = scores_of(review.filing, review.revision)
    row = next((each for each in found.rows if each.row == id), None) if found else None
    if row is None:
        raise Refused("review.no-score-row")
    return row


def _kept(
    review: Review, row: ScoredRow, score: tuple[int, int] | None, reason: str, actor: Actor
) -> Outcome[ScoreCorrection]:
    value, places = (None, 0) if score is None else score
    made = ScoreCorrection.objects.create(
        review=review,
        row=row.row,
        label=row.name[:400],
        score=value,
        places=places,
        before=said(row.reviewed),
        reason=reason.strip(),
        person=actor.person,
    )
    now = said(row.own) if score is None else written(*score)
    after = {"row": row.name, "reviewed_score": now, "own_score": said(row.own)}
    after["reason"] = made.reason
    return Outcome(made, review.filing, {"reviewed_score": said(row.reviewed)}, after)
