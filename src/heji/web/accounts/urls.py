"""Addresses of accounts."""

from django.urls import path

from heji.web.accounts.views import (
    factors,
    importing,
    keeping,
    own,
    people,
    signing,
    single_sign_on,
)

urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-in/code/", signing.sign_in_code, name="sign-in-code"),
    path("sign-in/<slug:provider_id>/", single_sign_on.begin, name="openid_connect_login"),
    path(
        "sign-in/<slug:provider_id>/back/",
        single_sign_on.come_back,
        name="openid_connect_callback",
    ),
    path("sign-out/", signing.sign_out, name="sign-out"),
    path("welcome/<slug:token>/", signing.welcome, name="welcome"),
    path("role/", signing.choose_role, name="choose-role"),
    path("account/", own.own_account, name="own-account"),
    path("account/password/", own.change_password, name="change-password"),
    path("account/second-factor/", factors.second_factor, name="second-factor"),
    path("account/second-factor/codes/", factors.recovery_codes, name="recovery-codes"),
    path("account/second-factor/drop/", factors.drop_second_factor, name="drop-second-factor"),
    path("account/sessions/<int:id>/end/", own.end_session, name="end-session"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add-person"),
    path("people/import/", importing.import_people, name="import-people"),
    path("people/import/people.xlsx", importing.import_sheet, name="import-people-sheet"),
    path("people/roles/<int:id>/end/", keeping.end_role, name="end-role"),
    path("people/<int:id>/", people.person, name="person"),
    path("people/<int:id>/details/", keeping.change_person, name="change-person"),
    path("people/<int:id>/roles/", keeping.grant_role, name="grant-role"),
    path("people/<int:id>/link/", keeping.make_link, name="make-link"),
    path("people/<int:id>/close/", keeping.close_account, name="close-account"),
    path("people/<int:id>/reopen/", keeping.reopen_account, name="reopen-account"),
    path("people/<int:id>/unlock/", keeping.unlock, name="unlock"),
    path(
        "people/<int:id>/second-factor/",
        keeping.remove_second_factor,
        name="remove-second-factor",
    ),
]
