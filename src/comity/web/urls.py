"""Every address of the site. ``tests/web/routes.csv`` says who may do what at each of them."""

from __future__ import annotations

from django.urls import path

from comity.web import documents, evidence, home, search, signin

handler400 = "comity.web.errors.bad_request"
handler403 = "comity.web.errors.refused"
handler404 = "comity.web.errors.not_found"
handler500 = "comity.web.errors.failed"

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", signin.sign_in, name="sign-in"),
    path("sign-out/", signin.sign_out, name="sign-out"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<str:public_id>/", documents.document, name="document"),
    path("entries/<str:reference>/", evidence.entry, name="entry"),
    path("search/", search.search, name="search"),
]
