"""The register of projects (项目): what budgets are for and forms are about."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Name of the app in the database."""

    name = "heji.web.projects"
    label = "projects"
