"""Addresses of the calendar."""

from django.urls import path

from heji.web.calendar import views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<int:id>/<int:year>/<str:kind>/", views.set_phase, name="calendar-phase"),
    path("<int:id>/<int:year>/", views.copy_phases, name="calendar-copy"),
    path("late/<int:id>/", views.ask_late, name="calendar-ask-late"),
    path("late/<int:id>/decision/", views.decide_late, name="calendar-decide-late"),
    path("days/", views.days, name="calendar-days"),
    path("days/<int:id>/", views.enter_days, name="calendar-enter-days"),
    path("days/<int:id>/remove/", views.remove_day, name="calendar-remove-day"),
]
