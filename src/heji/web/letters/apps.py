"""Letters from templates (整改通知书, 结果反馈函, 预算安排建议函)."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.letters"
    label = "letters"
