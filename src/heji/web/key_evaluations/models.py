"""Key evaluations: the task, the experts that it was given to, what each of them scored."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from heji.web.filing.models import Filing
from heji.web.organisations.models import Organisation
from heji.web.projects.models import Project


class State(models.TextChoices):
    """How far a key evaluation is."""

    PREPARING = "preparing"  # weights and experts are set
    SCORING = "scoring"  # experts score, each alone
    SCORED = "scored"  # all have handed in: the scores are combined and seen
    CLOSED = "closed"  # with a conclusion
    CANCELLED = "cancelled"


#: States in which experts have it.
GIVEN = frozenset((State.SCORING, State.SCORED))
#: States in which nothing happens any more.
ENDED = frozenset((State.CLOSED, State.CANCELLED))


class Combination(models.TextChoices):
    """How the scores that several experts gave an item become one."""

    MEAN = "mean"
    TRIMMED = "trimmed"  # mean without the highest and the lowest
    WEIGHTED = "weighted"  # mean by the weights of the experts


class Interest(models.TextChoices):
    """What an expert says of their own interest in what they were given."""

    UNDECLARED = ""
    NONE = "none"
    CONFLICT = "conflict"


class KeyEvaluation(models.Model):
    """The evaluation of a project, or of a body, under a rubric of its own."""

    #: whose task it is: of those who gave it, not of those whom it is about
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    #: the body that is evaluated
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="key_evaluations")
    project = models.ForeignKey(
        Project, models.PROTECT, null=True, blank=True, related_name="key_evaluations"
    )
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.CharField(max_length=1000)
    rubric = models.CharField(max_length=120)  # id of the scoring rules
    weights = models.JSONField(default=dict)  # code of the item -> hundredths of a mark
    combination = models.CharField(max_length=10, choices=Combination.choices)
    places = models.PositiveSmallIntegerField()  # decimals to which a combined score is rounded
    until = models.DateField()  # when the scores are due
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARING)
    #: the self-evaluation that the experts see, as it was handed in
    filing = models.ForeignKey(Filing, models.PROTECT, null=True, related_name="+")
    revision = models.PositiveSmallIntegerField(default=0)
    conclusion = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-year", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("closed", "cancelled"))
                | (~Q(conclusion="") & Q(ended_at__isnull=False)),
                name="key_evaluation_ended",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.title}"


class Seat(models.Model):
    """An expert to whom it was given."""

    evaluation = models.ForeignKey(KeyEvaluation, models.PROTECT, related_name="seats")
    expert = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    weight = models.PositiveSmallIntegerField(default=1)  # where scores are weighted
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    interest = models.CharField(
        max_length=10, choices=Interest.choices, default=Interest.UNDECLARED, blank=True
    )
    interest_said = models.CharField(max_length=1000, blank=True)
    interest_at = models.DateTimeField(null=True)
    opinion = models.TextField(blank=True)  # on the whole, handed in with the scores
    handed_in_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("evaluation", "expert"), name="seat_once"),
            models.CheckConstraint(
                condition=Q(handed_in_at__isnull=True) | Q(interest=Interest.NONE),
                name="seat_interest",
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="seat_weight"),
            models.CheckConstraint(condition=~Q(expert=F("given_by")), name="seat_of_another"),
        )

    def __str__(self) -> str:
        return f"{self.evaluation} · {self.expert}"

    @property
    def counts(self) -> bool:
        """Whether its scores are waited for, or there."""
        return self.taken_back_at is None and self.interest != Interest.CONFLICT


class ItemScore(models.Model):
    """What an expert gave an item, as a scaled integer, and why."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="scores")
    code = models.CharField(max_length=40)  # of the rubric's item
    value = models.PositiveIntegerField()
    places = models.PositiveSmallIntegerField(default=0)
    reason = models.TextField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("seat", "code"), name="item_score_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="item_score_reason"),
        )
