"""The review of declarations: steps, queue, comments, approval."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.reviews"
    label = "reviews"
