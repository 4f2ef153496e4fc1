"""The review of declarations: steps, queue, comments, approval."""

from typing import ClassVar

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.reviews"
    label = "reviews"
    #: what waits for somebody (`notices.waiting`)
    notice_sources: ClassVar[tuple[str, ...]] = ("heji.web.reviews.due.due",)
