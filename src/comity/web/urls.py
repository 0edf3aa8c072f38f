"""Every address of the site. ``tests/web/routes.csv`` says who may do what at each of them."""

from __future__ import annotations

from django.urls import path

from comity.web import (
    administration,
    briefs,
    cooperation,
    correcting,
    coverage,
    dialogue,
    documents,
    entering,
    evidence,
    expunging,
    histories,
    home,
    partners,
    products,
    releasing,
    retention,
    review,
    review_quality,
    review_queue,
    review_rules,
    review_watched,
    search,
    uploads,
)
from comity.web import (
    api as json_interface,
)
from comity.web.signing.urls import steps

handler400 = "comity.web.errors.bad_request"
handler403 = "comity.web.errors.refused"
handler404 = "comity.web.errors.not_found"
handler500 = "comity.web.errors.failed"

urlpatterns = [
    path("", home.home, name="home"),
    *steps(),
    path("partners/", partners.partners, name="partners"),
    path("actors/<str:public_id>/", partners.actor, name="actor"),
    path("engagements/", dialogue.engagements_list, name="engagements"),
    path("engagements/<str:public_id>/", dialogue.engagement, name="engagement"),
    path("programmes/", partners.instruments, name="instruments"),
    path("programmes/<str:public_id>/", partners.instrument, name="instrument"),
    path("areas/", cooperation.areas, name="areas"),
    path("review/", review_queue.desk, name="review"),
    path("review/documents/", review_queue.documents, name="review-documents"),
    path("review/assign/", review_queue.assign, name="review-assign"),
    path("review/together/", review_queue.together, name="review-together"),
    path("review/together/undo/", review_queue.undo_together, name="review-undo-together"),
    path("review/rules/", review_rules.list_rules, name="review-rules"),
    path("review/rules/<str:public_id>/", review_rules.change_rule, name="review-rule"),
    path("review/quality/", review_quality.samples, name="review-quality"),
    path("review/watched/", review_watched.watched, name="review-watched"),
    path("review/<str:edition>/", review.document, name="review-document"),
    path("review/<str:edition>/all/", review.accept_all, name="review-all"),
    path("claims/<str:public_id>/", review.decide, name="decide"),
    path("claims/<str:public_id>/comments/", review.comment, name="comment"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("documents/", documents.documents, name="documents"),
    path("documents/add/", uploads.add, name="document-add"),
    path("documents/<str:public_id>/", documents.document, name="document"),
    path("entries/<str:reference>/", evidence.entry, name="entry"),
    path("entries/<str:mark>/correct/", correcting.correct, name="correct"),
    path("history/<str:public_id>/", histories.history_of, name="history"),
    path("changes/<str:mark>/undo/", histories.undo, name="undo"),
    path("enter/", entering.entering, name="entering"),
    path("enter/entry/", entering.enter, name="enter"),
    path("enter/<str:kind>/", entering.enter_item, name="enter-item"),
    path("administration/", administration.accounts, name="administration"),
    path("administration/add/", administration.add, name="administration-add"),
    path("administration/events/", administration.events, name="administration-events"),
    path("administration/audiences/", administration.audiences, name="administration-audiences"),
    path("administration/accounts/<str:username>/", administration.account,
         name="administration-account"),
    path("api/", json_interface.api.urls),
    path("expunging/", expunging.requests, name="expunging"),
    path("expunging/ask/", expunging.ask, name="expunging-ask"),
    path("expunging/decide/", expunging.decide, name="expunging-decide"),
    path("expunging/due/", retention.ask_due, name="expunging-due"),
    path("expunging/<str:public_id>/", expunging.one_request, name="expunging-request"),
    path("brief/", briefs.brief, name="brief"),
    path("search/", search.search, name="search"),
    path("markings/<str:mark>/", releasing.markings, name="markings"),
    path("releases/", releasing.releases, name="releases"),
    path("products/", products.list_products, name="products"),
    path("products/<str:public_id>/", products.settle_product, name="product"),
    path("releases/<str:public_id>/", releasing.decide_release, name="decide-release"),
]  # fmt: skip
