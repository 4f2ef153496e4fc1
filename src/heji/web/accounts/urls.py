"""Addresses of accounts."""

from django.urls import path

from heji.web.accounts import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("role/", views.choose_role, name="choose-role"),
    path("people/", views.people, name="people"),
]
