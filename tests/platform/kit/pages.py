"""Every page there is, for judges that look at all of them."""

from .world import PASSWORD, Organisation

BEFORE = {"sign-in": "/sign-in", "privacy": "/privacy"}


def signed_in(made: Organisation) -> dict[str, str]:
    """Pages by a short name, as their owner sees them."""
    ids = made.ids
    return {
        "home": "/",
        "datasets": "/datasets",
        "dataset-new": "/datasets/new",
        "dataset": f"/datasets/{ids['dataset']}",
        "templates": "/templates",
        "template-new": "/templates/new",
        "template": f"/templates/{ids['template']}",
        "reports": "/reports",
        "report-new": "/reports/new",
        "report": f"/reports/{ids['report']}",
        "runs": "/runs",
        "run": f"/runs/{ids['run']}",
        "decks": "/decks",
        "deck": f"/decks/{ids['deck']}",
        "account": "/account",
        "account-second-factor": "/account/second-factor",
        "account-sessions": "/account/sessions",
        "account-tokens": "/account/tokens",
        "organisation": "/organisation",
        "organisation-members": "/organisation/members",
        "organisation-policy": "/organisation/policy",
        "organisation-keys": "/organisation/keys",
        "organisation-retention": "/organisation/retention",
        "audit": "/audit",
        "audit-reads": "/audit?reads=yes",
        "audit-event": "/audit/1",
        "privacy": "/privacy",
        "api": "/api/",
        "not-there": "/datasets/ds_00000000000000000000000000",
    }


def links(made: Organisation) -> dict[str, str]:
    """Pages that a link leads to, with links that are still good."""
    told = made.owner.post("/invitations", {"email": f"linked@{made.name}.example", "role": "viewer"})
    invited = told["link"].rstrip("/").rsplit("/", 1)[-1]
    member = made.ids["member-viewer"]
    forgotten = made.owner.post(f"/members/{member}/reset-link", {"password": PASSWORD}, expect=201)
    reset = forgotten["link"].rstrip("/").rsplit("/", 1)[-1]
    return {"sign-up": made.server.another_link(), "invitation": f"/invitation/{invited}", "reset": f"/reset/{reset}"}
