"""Which rows of accounts are shown by the database: those of one's own audience."""

from __future__ import annotations

from comity.record.walling import DESK, Walled

OF_ACCOUNT = "EXISTS (SELECT 1 FROM public.accounts_account t WHERE t.id = user_id)"

WALLED = Walled(
    rows={
        "accounts_account": f"audience_id = {DESK}",
        "accounts_event": f"audience_id = {DESK}",
        "mfa_authenticator": OF_ACCOUNT,
        "socialaccount_socialaccount": OF_ACCOUNT,
        "accounts_releaseprofile": f"originator_id = {DESK}",
    },
    closed={
        "accounts_token": "secrets; looked at before the wall and on the pages of signing in",
        "accounts_tally": "counted before the wall",
    },
)
