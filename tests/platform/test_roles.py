"""Every route × role against the policy's table, and every object × verb × foreign organisation."""

import os
import re

import pytest

from kit import routes, world
from kit.client import Api
from kit.world import ROLES

ROUTES = routes.table()
GUARDED = [route for route in ROUTES if route.verb != "-"]
# What spoils the thing that it is about, so that each role gets one of its own.
SPOILED = {
    "DELETE /datasets/{dataset}": "dataset",
    "DELETE /templates/{template}": "template",
    "DELETE /reports/{report}": "report",
    "DELETE /decks/{deck}": "deck",
    "DELETE /members/{member}": "member",
    "PATCH /members/{member}": "member",
    "DELETE /invitations/{invitation}": "invitation",
    "POST /runs/{run}/cancel": "run",
}
# What ends who asks; judged by tests of their own.
ENDING = {"DELETE /sessions", "DELETE /account", "POST /account/password", "DELETE /account/sessions/{session}"}
# Answers to a wrong password, and to taking away what is not there: the policy had permitted it.
HARMLESS = {("DELETE /account", "wrong-credentials"), ("DELETE /account/totp", "not-found")}
BEFORE_ANYTHING = ("account.", "session.", "token.")


@pytest.fixture(scope="module")
def crowd(serve):
    """An organisation that may be spoilt."""
    server = serve("sqlite")
    return world.furnish(world.found(server, "crowd", server.first_link()))


def test_every_route_of_the_document_is_in_the_table_and_the_other_way_round(lone):
    document = lone.owner.get("/openapi.json")
    shape = re.compile(r"\{[^}]*\}")
    told = {
        f"{method.upper()} {shape.sub('{}', path.removeprefix('/api/v1'))}"
        for path, methods in document["paths"].items() if path.startswith("/api/v1")
        for method in methods if method in ("get", "post", "put", "patch", "delete")
    }
    known = {f"{route.method} {shape.sub('{}', route.path)}" for route in ROUTES}
    assert (sorted(told - known), sorted(known - told)) == ([], [])


def test_every_verb_of_the_policy_has_a_route():
    assert {route.verb for route in GUARDED} == set(routes.policy())


@pytest.mark.parametrize("route", GUARDED, ids=lambda route: route.name)
def test_each_role_may_what_the_table_says(crowd, route):
    allowed = routes.policy()[route.verb]
    for role in reversed(ROLES):
        member = crowd.members[role]
        if route.name in ENDING:
            member = another(crowd, role)
        answer = member.send(route.method, routes.fill(route.path, ids(crowd, route, member)), **routes.request(route, crowd))
        may = allowed[role] == "yes" or (allowed[role] == "own" and route.verb.startswith(BEFORE_ANYTHING))
        if may:
            problem = answer.json().get("code", "") if answer.status_code >= 400 else ""
            assert answer.status_code < 500 and answer.status_code != 403, (role, answer.text)
            assert answer.status_code not in (401, 404) or (route.name, problem) in HARMLESS, (role, answer.text)
        else:
            assert answer.status_code == 403, (role, answer.status_code, answer.text)
            assert answer.headers["content-type"].startswith("application/problem+json")


def ids(made, route, member) -> dict:
    """The ids that a route is asked with: of the organisation, of who asks, or of something new."""
    known = dict(made.ids)
    if route.name in SPOILED:
        kind = SPOILED[route.name]
        known[kind] = routes.fresh(kind, made, made.owner)
    if "{session}" in route.path:
        known["session"] = member.get("/account/sessions")["items"][0]["id"]
    if "{token}" in route.path:
        known["token"] = routes.fresh("token", made, member)
    return known


def another(made, role) -> Api:
    """Somebody else of the same role."""
    return world.invite(made, role, f"{role}{os.urandom(3).hex()}")


@pytest.mark.parametrize("kind", ["dataset", "template", "report", "deck"])
def test_an_author_deletes_what_is_the_authors(crowd, kind):
    author = crowd.members["author"]
    thing = routes.fresh(kind, crowd, author)
    author.delete(f"/{kind}s/{thing}")
    assert author.send("GET", f"/{kind}s/{thing}").status_code == 404


def test_only_owners_make_and_unmake_owners(crowd):
    admin, ids_ = crowd.members["admin"], crowd.ids
    for role in ("owner",):
        answer = admin.send("POST", "/invitations", json={"email": "x@y.example", "role": role})
        assert answer.status_code == 403, answer.text
        answer = admin.send("PATCH", f"/members/{ids_['member-viewer']}", json={"role": role})
        assert answer.status_code == 403, answer.text
    assert admin.send("PATCH", f"/members/{ids_['member-owner']}", json={"role": "viewer"}).status_code == 403
    assert admin.send("DELETE", f"/members/{ids_['member-owner']}", json={}).status_code == 403


def test_the_last_owner_stays(lone, new_organisation):
    owner = new_organisation(lone.server).owner
    me = owner.get("/account")["id"]
    assert owner.send("PATCH", f"/members/{me}", json={"role": "viewer"}).status_code in (409, 422)
    assert owner.send("DELETE", f"/members/{me}", json={}).status_code in (409, 422)
    assert owner.send("DELETE", "/account", json={"password": world.PASSWORD}).status_code in (409, 422)
    assert owner.get("/account")["role"] == "owner"


@pytest.fixture(scope="module")
def stranger(lone_server):
    """Another organisation on the same server, with all scopes and the highest role."""
    made = world.furnish(world.found(lone_server, "beta", lone_server.another_link()))
    return made


@pytest.fixture(scope="module")
def lone_server(worlds):
    return worlds("sqlite").server


OURS = [route for route in GUARDED if route.has_id and not route.path.startswith(("/account", "/audit"))]


@pytest.mark.parametrize("credential", ["session", "token"])
@pytest.mark.parametrize("route", OURS, ids=lambda route: route.name)
def test_a_thing_of_another_organisation_is_not_there(lone, stranger, route, credential):
    who = stranger.owner
    if credential == "token":
        scopes = ["read", "write", "download", "admin", "audit"]
        who = Api(stranger.server, world.token(stranger.owner, scopes)["token"])
    path = routes.fill(route.path, lone.ids)
    answer = who.send(route.method, path, **routes.request(route, stranger))
    assert answer.status_code == 404, answer.text
    nowhere = {kind: told[:-4] + ("0000" if told[-4:] != "0000" else "1111") for kind, told in lone.ids.items()}
    missing = who.send(route.method, routes.fill(route.path, nowhere), **routes.request(route, stranger))
    assert (missing.status_code, shape(missing)) == (404, shape(answer)), "a guess can be told from nothing"


def shape(answer) -> dict:
    """A problem without what names this one request."""
    told = answer.json()
    return {key: re.sub(r"[a-z]+_[0-9a-z]{26}", "ID", str(told[key])) for key in sorted(told) if key != "instance"}


@pytest.mark.parametrize("route", [r for r in OURS if "/account" not in r.path], ids=lambda route: route.name)
def test_every_role_of_another_organisation_finds_nothing(lone, stranger, route):
    for role in ROLES:
        answer = stranger.members[role].send(
            route.method, routes.fill(route.path, lone.ids), **routes.request(route, stranger)
        )
        assert answer.status_code == 404, (role, answer.status_code, answer.text)


BODIES = {
    "run of a foreign report": ("POST", "/runs", lambda ids: {"report": ids["report"]}),
    "starter from a foreign dataset": (
        "POST", "/reports/starter", lambda ids: {"dataset": ids["dataset"], "template": ids["template"]}
    ),
    "a foreign owner of a dataset": ("PATCH", "/datasets/{dataset}", lambda ids: {"owner": ids["member-owner"]}),
    "a foreign successor": ("DELETE", "/members/{member}", lambda ids: {"successor": ids["member-owner"]}),
}


@pytest.mark.parametrize("case", BODIES)
def test_a_foreign_id_in_a_body_names_nothing(lone, stranger, case):
    method, path, body = BODIES[case]
    answer = stranger.owner.send(method, routes.fill(path, stranger.ids), json=body(lone.ids))
    assert answer.status_code in (404, 422), answer.text


def test_the_files_of_another_organisation_cannot_be_named_in_a_report(lone, stranger, tmp_path):
    only_alpha = tmp_path / routes.named("only-alpha.csv")
    only_alpha.write_bytes(routes.CSV)
    world.upload(lone.owner, only_alpha)
    text = world.spec().replace("sales.csv", only_alpha.name)
    told = stranger.owner.post("/reports/check", {"spec": text})
    assert told["diagnostics"], "the other organisation's file was found"


def test_lists_hold_what_is_the_organisations_own(lone, stranger):
    foreign = set(lone.ids.values())
    for path in ("/datasets", "/templates", "/reports", "/runs", "/decks", "/members", "/invitations"):
        assert not foreign & {item["id"] for item in stranger.owner.everything(path)}, path


@pytest.mark.parametrize("path", ["datasets", "templates", "reports", "runs", "decks"])
def test_a_page_of_another_organisation_is_not_there(lone, stranger, path):
    thing = lone.ids[path[:-1]]
    answer = stranger.owner.http.get(f"/{path}/{thing}", headers={"Cookie": stranger.owner.cookie})
    assert answer.status_code == 404
    assert lone.owner.http.get(f"/{path}/{thing}", headers={"Cookie": lone.owner.cookie}).status_code == 200


def test_nobody_gets_in_without_a_credential(lone):
    nobody = Api(lone.server)
    for route in GUARDED:
        answer = nobody.send(route.method, routes.fill(route.path, lone.ids), **routes.request(route, lone))
        assert answer.status_code == 401, (route.name, answer.status_code, answer.text)
