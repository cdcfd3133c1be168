"""The organisation's log: exported and verified by another program, tampered with, and taken away."""

import base64
import io
import json
import os
import shutil
import sqlite3
import tarfile

import pytest

from kit import routes, world
from kit.client import Api
from kit.world import ROLES


def export(made, folder):
    """The organisation's log as a folder."""
    content = made.owner.get("/audit/export")
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(folder, filter="data")
    inside = [path for path in folder.rglob("checkpoint*") if path.is_file()]
    assert inside, sorted(folder.rglob("*"))
    return min((path.parent for path in inside), key=lambda path: len(path.parts))


def verify(made, log, key) -> int:
    return made.server.command("audit", "verify", "--offline", log, "--key", key).returncode


@pytest.fixture
def exported(alpha, tmp_path):
    """The log's folder and its public key."""
    key = tmp_path / "key.pub"
    told = alpha.owner.get("/audit/key")
    key.write_bytes(told if isinstance(told, bytes) else told["key"].encode())
    return export(alpha, tmp_path / "export"), key


def test_the_exported_log_verifies(alpha, exported):
    log, key = exported
    said = alpha.server.command("audit", "verify", "--offline", log, "--key", key)
    assert said.returncode == 0, said.stdout + said.stderr


def test_a_log_that_was_tampered_with_does_not(alpha, exported, tmp_path):
    log, key = exported
    files = sorted(path for path in log.rglob("*") if path.is_file() and path.stat().st_size)
    tried = 0
    for path in files:
        whole = path.read_bytes()
        for at in sorted({0, len(whole) // 2, len(whole) - 1}):
            changed = bytearray(whole)
            changed[at] ^= 1
            path.write_bytes(bytes(changed))
            assert verify(alpha, log, key) != 0, f"{path.name}: byte {at}"
            tried += 1
        path.write_bytes(whole[: len(whole) - 1])
        assert verify(alpha, log, key) != 0, f"{path.name}: cut"
        path.write_bytes(whole)
    assert tried >= 6 and verify(alpha, log, key) == 0


def test_an_older_state_is_seen_by_who_kept_a_checkpoint(alpha, exported, tmp_path):
    log, key = exported
    alpha.owner.get("/datasets")
    later = tmp_path / "later"
    kept = alpha.owner.get("/audit/checkpoint")
    later.write_bytes(kept if isinstance(kept, bytes) else kept.encode())
    said = alpha.server.command("audit", "verify", "--offline", log, "--key", key, "--checkpoint", later)
    assert said.returncode != 0, "the log is older than the checkpoint"


def test_a_proof_of_one_event_can_be_had(alpha):
    index = alpha.owner.get("/audit/events", params={"limit": 1})["items"][0]["index"]
    proof = alpha.owner.get(f"/audit/events/{index}/proof")
    text = proof if isinstance(proof, str) else proof.decode()
    assert text.startswith("c2sp.org/tlog-proof@v1\n") and f"index {index}\n" in text


def events(made, **wanted) -> list[dict]:
    """The latest events."""
    return made.owner.get("/audit/events", params={"limit": 100, **wanted})["items"]


def effect(event: dict) -> str:
    """Whether it was permitted."""
    return event["decision"]["effect"] if "decision" in event else event["effect"]


def test_every_request_leaves_an_event_and_refusals_too(alpha):
    before = events(alpha)[0]["index"]
    alpha.owner.get("/datasets")
    refused = alpha.members["viewer"].send("GET", "/datasets")
    assert refused.status_code == 403
    later = [event for event in events(alpha) if event["index"] > before]
    assert any(effect(event) == "forbid" for event in later), later
    assert any(effect(event) == "permit" for event in later), later
    assert all(effect(event) == "forbid" for event in events(alpha, effect="forbid"))


def test_a_failed_sign_in_is_remembered(alpha):
    body = {"email": alpha.emails["viewer"], "password": "wrong passphrase 1"}
    before = events(alpha)[0]["index"]
    Api(alpha.server).send("POST", "/sessions", json=body)
    later = [event for event in events(alpha) if event["index"] > before]
    assert any("login" in event["action"] for event in later), later


def test_the_log_says_who_did_what_to_which_thing(alpha):
    dataset = routes.fresh("dataset", alpha, alpha.members["author"])
    found = [event for event in events(alpha) if dataset in json.dumps(event)]
    assert found, "nobody remembers the upload"
    author = alpha.ids["member-author"]
    assert any(author in json.dumps(event) for event in events(alpha, actor=author)), "no filter by actor"


def break_log(made, postgres):
    """Takes from the database the ability to take in events; gives back what mends it."""
    name = "indeck_test_refuses"
    if made.server.place.database:
        database = made.server.place.database.rsplit("/", 1)[1]
        with postgres.connect(database) as connection:
            connection.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$"
            )
            connection.execute(
                f"CREATE TRIGGER {name} BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION {name}()"
            )

        def mend():
            with postgres.connect(database) as connection:
                connection.execute(f"DROP TRIGGER {name} ON audit_entries")
                connection.execute(f"DROP FUNCTION {name}")

        return mend
    file = next(path for path in made.server.place.folder.iterdir() if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3")

    def tell(text):
        with sqlite3.connect(file, timeout=30) as connection:
            connection.execute(text)

    tell(f"CREATE TRIGGER {name} BEFORE INSERT ON audit_entries BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    return lambda: tell(f"DROP TRIGGER {name}")


def test_nothing_works_when_the_log_cannot_be_written(serve, engine, request):
    server = serve(engine)
    made = world.furnish(world.found(server, "mute", server.first_link()))
    postgres = request.getfixturevalue("postgres") if engine == "postgres" else None
    before = {path: made.owner.everything(path) for path in ("/datasets", "/reports", "/runs", "/members", "/invitations")}
    mend = break_log(made, postgres)
    try:
        for route in routes.table():
            # Signing out only takes away: it works all the same.
            if route.verb == "-" or route.name == "DELETE /sessions":
                continue
            answer = made.owner.send(route.method, routes.fill(route.path, made.ids), **guarded_request(route, made))
            assert answer.status_code >= 400, (route.name, answer.status_code, answer.text[:300])
            assert answer.status_code in (503, 422, 404, 409, 400), (route.name, answer.status_code, answer.text[:300])
        body = {"email": made.emails["viewer"], "password": world.PASSWORD}
        assert Api(server).send("POST", "/sessions", json=body).status_code == 503
        page = made.owner.http.get("/datasets", headers={"Cookie": made.owner.cookie})
        assert page.status_code == 503
        assert made.members["auditor"].send("DELETE", "/sessions").status_code == 204
        assert server.http().get("/healthz").status_code == 200
    finally:
        mend()
    assert made.members["auditor"].send("GET", "/account").status_code == 401
    after = {path: made.owner.everything(path) for path in before}
    assert {path: [item["id"] for item in items] for path, items in after.items()} == {
        path: [item["id"] for item in items] for path, items in before.items()
    }


def guarded_request(route, made) -> dict:
    """A request that asks the server for nothing on its way."""
    if route.name == "PUT /organisation/policy":
        return {"json": {"text": ""}}
    return routes.request(route, made)


def test_roles_that_may_not_see_the_log_do_not(alpha):
    for role in ROLES:
        status = alpha.members[role].send("GET", "/audit/export").status_code
        assert (status == 200) == (role in ("owner", "admin", "auditor")), role


def test_the_log_holds_no_value_of_the_data(alpha, exported):
    log, _ = exported
    secret = f"Zq{os.urandom(6).hex()}"
    content = f"month,region,revenue,orders\n2026-01-01,{secret},1,1\n".encode()
    alpha.owner.post("/datasets", **routes.raw(content, f"{secret}.csv", classification="internal"), expect=201)
    again = export(alpha, log.parent / "again")
    for path in again.rglob("*"):
        if path.is_file():
            found = path.read_bytes()
            assert secret.encode() not in found and base64.b64encode(secret.encode())[:12] not in found
    shutil.rmtree(again)
