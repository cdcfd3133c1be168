"""What the API promises of every route, on each engine; and what it knows of the person who asks."""

import json
import threading
import uuid

import pytest

from kit import routes, world


def test_a_write_that_is_sent_twice_happens_once(alpha):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    body = {"name": f"Once {key}", "spec": world.spec()}
    first = alpha.owner.send("POST", "/reports", json=body, headers=key)
    second = alpha.owner.send("POST", "/reports", json=body, headers=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]
    other = alpha.owner.send("POST", "/reports", json={**body, "name": "Other"}, headers=key)
    assert other.status_code in (409, 422)
    # Another person's key of the same text is another key.
    theirs = alpha.members["author"].send("POST", "/reports", json=body, headers=key)
    assert theirs.status_code != 201 or theirs.json()["id"] != first.json()["id"]


def test_a_write_that_is_sent_twice_at_once_happens_once(alpha):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    name = f"race {uuid.uuid4()}"
    threads = [
        threading.Thread(target=alpha.owner.send, args=("POST", "/reports"),
                         kwargs={"json": {"name": name, "spec": world.spec()}, "headers": dict(key)})
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(item["name"] == name for item in alpha.owner.everything("/reports")) == 1


def test_nobody_overwrites_what_they_have_not_seen(alpha):
    report = routes.fresh("report", alpha, alpha.owner)
    tag = alpha.owner.send("GET", f"/reports/{report}").headers["etag"]
    changed = alpha.owner.send("PUT", f"/reports/{report}", json={"spec": world.spec() + "\n"}, headers={"If-Match": tag})
    assert changed.status_code == 200
    late = alpha.owner.send("PUT", f"/reports/{report}", json={"spec": world.spec()}, headers={"If-Match": tag})
    assert late.status_code == 412, late.text
    assert len(alpha.owner.everything(f"/reports/{report}/versions")) == 2


def test_lists_come_in_pages_without_gaps(alpha):
    for n in range(7):
        alpha.owner.post("/reports", {"name": f"page {n}", "spec": world.spec()})
    whole = [item["id"] for item in alpha.owner.everything("/reports")]
    seen, after = [], None
    while True:
        page = alpha.owner.get("/reports", params={"limit": 3, **({"after": after} if after else {})})
        assert len(page["items"]) <= 3
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
        if not after:
            break
    assert seen == whole and len(set(whole)) == len(whole)
    assert alpha.owner.send("GET", "/reports", params={"limit": "x"}).status_code in (400, 422)
    assert alpha.owner.send("GET", "/reports", params={"after": "'; DROP TABLE records"}).status_code in (200, 400, 422)


@pytest.mark.parametrize("path", ["/datasets", "/reports", "/templates", "/runs", "/members", "/audit/events"])
def test_what_goes_wrong_is_told_as_a_problem(alpha, path):
    for method, body in [("PATCH", b"{}"), ("POST", b"{"), ("POST", b"[]"), ("POST", b"\xff\xfe")]:
        headers = {"Content-Type": "application/json"}
        answer = alpha.owner.send(method, path, content=body, headers=headers)
        assert 400 <= answer.status_code < 500, (method, body, answer.status_code)
        assert answer.headers["content-type"].startswith("application/problem+json"), (path, method, body)
        assert {"type", "title", "status", "code"} <= set(answer.json()), answer.text


def test_texts_of_all_kinds_come_back_as_they_went_in(alpha):
    for name in ("Ünïcödé 🎉", "<script>alert(1)</script>", "a\"b'c&d", "‮evil‬", "x" * 120, "日本語", "' OR 1=1 --"):
        report = alpha.owner.post("/reports", {"name": name, "spec": world.spec()})["id"]
        assert alpha.owner.get(f"/reports/{report}")["name"] == name
        page = alpha.owner.http.get(f"/reports/{report}", headers={"Cookie": alpha.owner.cookie})
        assert page.status_code == 200 and "<script>alert" not in page.text
    for name in ("", " ", "a\x00b", "x" * 5000):
        answer = alpha.owner.send("POST", "/reports", json={"name": name, "spec": world.spec()})
        assert answer.status_code == 422, repr(name)


# My data


def test_i_see_correct_export_and_erase_what_is_known_of_me(alpha):
    world.invite(alpha, "author", name := f"self{uuid.uuid4().hex[:6]}")
    me = alpha.members[name]
    me.patch("/account", {"name": "Corrected Name"})
    assert me.get("/account")["name"] == "Corrected Name"
    dataset = routes.fresh("dataset", alpha, me)
    exported = me.get("/account/export")
    text = json.dumps(exported) if not isinstance(exported, bytes) else exported.decode()
    assert "Corrected Name" in text and alpha.emails[name] in text and dataset in text
    assert alpha.emails["owner"] not in text
    assert me.send("DELETE", "/account", json={"password": "wrong passphrase 1"}).status_code in (401, 403, 422)
    me.delete("/account", {"password": world.PASSWORD})
    assert me.send("GET", "/account").status_code == 401
    assert alpha.emails[name] not in json.dumps(alpha.owner.everything("/members"))


def test_a_purge_leaves_a_certificate(alpha, new_organisation):
    made = new_organisation(alpha.server)
    dataset = routes.fresh("dataset", made, made.owner)
    made.owner.delete(f"/datasets/{dataset}")
    made.owner.patch("/organisation", {"retention_days": 30})
    told = made.owner.post("/organisation/purge")
    assert told and made.owner.get("/organisation/certificates")["items"]


@pytest.mark.slow
def test_a_purge_takes_what_is_older_than_the_organisation_keeps_it(serve):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "purged", server.first_link()))
    made.owner.patch("/organisation", {"retention_days": 30})
    server.stop()
    server.ahead(days=45)
    server.start()
    made.owner.enters("/sessions", email=made.emails["owner"], password=world.PASSWORD)
    young = made.owner.post("/datasets", **routes.raw(routes.CSV, "young.csv", classification="internal"), expect=201)["id"]
    certificate = made.owner.post("/organisation/purge")
    assert certificate["id"] in str(made.owner.get("/organisation/certificates"))
    for path in (f"/runs/{made.ids['run']}", f"/decks/{made.ids['deck']}"):
        assert made.owner.send("GET", path).status_code == 404, path
    assert young in [item["id"] for item in made.owner.everything("/datasets")]
    # Its members stay, and it works.
    assert len(made.owner.everything("/members")) == len(world.ROLES)
