"""Sessions, tokens, second factors, addresses and forgeries: what opens, and what no longer does."""

import concurrent.futures
import json
import os
import shutil

import bcrypt
import pytest

from kit import otp, routes, world
from kit.client import Api

SCOPES = ["read", "write", "download", "admin", "audit"]


def signed_in(made, who: str = "owner") -> Api:
    """One more session of somebody."""
    api = Api(made.server)
    api.enters("/sessions", email=made.emails[who], password=world.PASSWORD)
    return api


def is_in(api: Api) -> bool:
    status = api.send("GET", "/account").status_code
    assert status in (200, 401), status
    return status == 200


# Sessions


def test_a_session_that_signed_out_is_over(alpha):
    session = signed_in(alpha, "author")
    assert is_in(session)
    session.delete("/sessions")
    assert not is_in(session)


def test_a_session_is_revoked_from_another_one(alpha):
    first, second = signed_in(alpha, "viewer"), signed_in(alpha, "viewer")
    items = second.get("/account/sessions")["items"]
    assert sum(item["current"] for item in items) == 1
    for item in items:
        if not item["current"]:
            second.delete(f"/account/sessions/{item['id']}")
    assert is_in(second) and not is_in(first)
    world_member = alpha.members["viewer"]
    world_member.enters("/sessions", email=alpha.emails["viewer"], password=world.PASSWORD)


def test_a_session_of_somebody_else_is_not_mine_to_revoke(alpha):
    mine = signed_in(alpha, "author")
    theirs = mine.get("/account/sessions")["items"][0]["id"]
    assert alpha.members["viewer"].send("DELETE", f"/account/sessions/{theirs}").status_code == 404
    assert is_in(mine)


def test_a_new_password_ends_the_other_sessions(alpha):
    world.invite(alpha, "viewer", name := f"v{os.urandom(3).hex()}")
    old, mine = signed_in(alpha, name), signed_in(alpha, name)
    mine.post("/account/password", {"current": world.PASSWORD, "new": "another passphrase 8"})
    assert not is_in(old)
    again = Api(alpha.server)
    assert again.send("POST", "/sessions", json={"email": alpha.emails[name], "password": world.PASSWORD}).status_code == 401
    again.enters("/sessions", email=alpha.emails[name], password="another passphrase 8")


def test_wrong_and_unknown_look_the_same(alpha):
    nobody = Api(alpha.server)
    wrong = nobody.send("POST", "/sessions", json={"email": alpha.emails["viewer"], "password": "wrong passphrase 1"})
    unknown = nobody.send("POST", "/sessions", json={"email": "nobody@x.example", "password": "wrong passphrase 1"})
    assert wrong.status_code == unknown.status_code == 401
    same = ("type", "title", "status", "detail", "code")
    assert [wrong.json().get(key) for key in same] == [unknown.json().get(key) for key in same]


def test_weak_passwords_are_refused(alpha):
    mail = f"{os.urandom(3).hex()}@long-enough.example"
    link = world.last(alpha.owner.post("/invitations", {"email": mail, "role": "viewer"})["link"])
    for weak in ("short", "password", "passwordpassword", "123456789012", "aaaaaaaaaaaaaaaa", mail, "x" * 1000):
        answer = Api(alpha.server).send("POST", "/invitations/accept", json={"link": link, "name": "Weak", "password": weak})
        assert answer.status_code == 422, (weak, answer.text)


def test_a_key_of_a_stranger_or_an_old_cookie_stops_nobody_from_signing_in(alpha):
    body = {"email": alpha.emails["viewer"], "password": world.PASSWORD}
    for headers in ({"Idempotency-Key": "k1"}, {"Cookie": "__Host-indeck=old"}, {"Cookie": "__Host-indeck=old", "Idempotency-Key": "k2"}):
        answer = Api(alpha.server).send("POST", "/sessions", json=body, headers=headers)
        assert answer.status_code == 201, (headers, answer.text)


def test_links_work_once(serve, new_organisation):
    server = serve("sqlite")
    link = world.last(server.first_link())
    made = world.found(server, "once", link)
    body = {"link": link, "organisation": "Two", "name": "Two", "email": "two@x.example", "password": world.PASSWORD}
    assert Api(server).send("POST", "/sign-up", json=body).status_code in (404, 410, 422)
    link = world.last(made.owner.post("/invitations", {"email": "a@x.example", "role": "viewer"})["link"])
    Api(server).post("/invitations/accept", {"link": link, "name": "A", "password": world.PASSWORD})
    answer = Api(server).send("POST", "/invitations/accept", json={"link": link, "name": "B", "password": world.PASSWORD})
    assert answer.status_code in (404, 410, 422)


def test_a_withdrawn_invitation_is_not_taken(alpha):
    told = alpha.owner.post("/invitations", {"email": f"{os.urandom(3).hex()}@x.example", "role": "viewer"})
    alpha.owner.delete(f"/invitations/{told['id']}")
    body = {"link": world.last(told["link"]), "name": "A", "password": world.PASSWORD}
    assert Api(alpha.server).send("POST", "/invitations/accept", json=body).status_code in (404, 410, 422)


# Tokens


def test_a_token_opens_what_its_scopes_say(alpha):
    needed = {"GET /datasets": "read", "POST /reports": "write", "GET /decks/{deck}/file": "download",
              "PATCH /organisation": "admin", "GET /audit/events": "audit"}
    for scope in SCOPES:
        api = Api(alpha.server, world.token(alpha.owner, [scope])["token"])
        for name, wanted in needed.items():
            route = next(route for route in routes.table() if route.name == name)
            answer = api.send(route.method, routes.fill(route.path, alpha.ids), **routes.request(route, alpha))
            assert (answer.status_code < 300) == (scope == wanted), (scope, name, answer.status_code, answer.text)


def test_a_token_is_no_person(alpha):
    api = Api(alpha.server, world.token(alpha.owner, SCOPES)["token"])
    for method, path, body in [
        ("POST", "/account/tokens", {"name": "more", "scopes": ["read"], "expires_in_days": 1}),
        ("POST", "/account/password", {"current": world.PASSWORD, "new": "another passphrase 9"}),
        ("DELETE", "/account", {"password": world.PASSWORD}),
    ]:
        assert api.send(method, path, json=body).status_code == 403, path


def test_a_token_is_shown_once_and_revoked_for_good(alpha):
    made = world.token(alpha.owner, ["read"])
    api = Api(alpha.server, made["token"])
    assert is_in(api) and made["token"].startswith("indeck_")
    listed = alpha.owner.everything("/account/tokens")
    assert made["token"] not in str(listed) and made["id"] in [item["id"] for item in listed]
    alpha.owner.delete(f"/account/tokens/{made['id']}")
    assert not is_in(api)


def test_a_token_can_do_no_more_than_its_owner(alpha):
    api = Api(alpha.server, world.token(alpha.members["viewer"], SCOPES)["token"])
    assert api.send("GET", "/decks").status_code == 200
    assert api.send("GET", "/datasets").status_code == 403
    assert api.send("GET", "/audit/events").status_code == 403


def test_tokens_that_make_no_sense_are_refused(alpha):
    for body in [{"scopes": ["root"]}, {"scopes": []}, {"expires_in_days": 0}, {"expires_in_days": 100000},
                 {"addresses": ["not an address"]}, {"name": ""}]:
        whole = {"name": "n", "scopes": ["read"], "expires_in_days": 1, **body}
        assert alpha.owner.send("POST", "/account/tokens", json=whole).status_code == 422, body
    for token in ("indeck_", "indeck_" + "a" * 40, "x", "indeck_" + "é" * 5):
        answer = Api(alpha.server).send("GET", "/account", headers={"Authorization": f"Bearer {token}".encode()})
        assert answer.status_code == 401, token


@pytest.mark.slow
def test_tokens_sessions_and_invitations_expire(serve):
    assert shutil.which("faketime"), "run .ci/tools"
    server = serve("sqlite")
    made = world.found(server, "later", server.first_link())
    short = Api(server, world.token(made.owner, ["read"], days=1)["token"])
    long = Api(server, world.token(made.owner, ["read"], days=60)["token"])
    link = world.last(made.owner.post("/invitations", {"email": "late@x.example", "role": "viewer"})["link"])
    server.stop()
    server.ahead(days=40)
    server.start()
    assert not is_in(short) and not is_in(made.owner) and is_in(long)
    body = {"link": link, "name": "Late", "password": world.PASSWORD}
    assert Api(server).send("POST", "/invitations/accept", json=body).status_code in (404, 410, 422)


# Off-boarding


def test_off_boarding_ends_every_credential_at_once(alpha):
    world.invite(alpha, "author", name := f"leaver{os.urandom(3).hex()}")
    leaver = alpha.members[name]
    dataset = routes.fresh("dataset", alpha, leaver)
    others = [signed_in(alpha, name), Api(alpha.server, world.token(leaver, SCOPES)["token"])]
    member = next(m["id"] for m in alpha.owner.everything("/members") if m["email"] == alpha.emails[name])
    receipt = alpha.owner.delete(f"/members/{member}", {"successor": alpha.ids["member-owner"]}, expect=200)
    assert receipt, "off-boarding gives a receipt"
    for api in [leaver, *others]:
        assert not is_in(api)
    body = {"email": alpha.emails[name], "password": world.PASSWORD}
    assert Api(alpha.server).send("POST", "/sessions", json=body).status_code == 401
    assert alpha.owner.get(f"/datasets/{dataset}")["owner"] in (
        alpha.ids["member-owner"], {"id": alpha.ids["member-owner"]}
    ) or alpha.ids["member-owner"] in str(alpha.owner.get(f"/datasets/{dataset}"))


def test_a_changed_role_counts_at_once(alpha):
    world.invite(alpha, "viewer", name := f"riser{os.urandom(3).hex()}")
    member = next(m["id"] for m in alpha.owner.everything("/members") if m["email"] == alpha.emails[name])
    assert alpha.members[name].send("GET", "/datasets").status_code == 403
    alpha.owner.patch(f"/members/{member}", {"role": "author"})
    assert alpha.members[name].send("GET", "/datasets").status_code == 200
    alpha.owner.patch(f"/members/{member}", {"role": "viewer"})
    assert alpha.members[name].send("GET", "/datasets").status_code == 403


# Second factor


@pytest.fixture
def secured(alpha):
    """A member with a second factor: who, secret, recovery codes."""
    world.invite(alpha, "author", name := f"second{os.urandom(3).hex()}")
    member = alpha.members[name]
    secret = member.post("/account/totp")["secret"]
    codes = member.post("/account/totp/confirm", {"code": otp.code(secret)})["recovery_codes"]
    return name, secret, codes


def attempt(made, name: str, **more) -> Api | int:
    """Signs in with a code; a session, or the status of the refusal."""
    api = Api(made.server)
    body = {"email": made.emails[name], "password": world.PASSWORD, **more}
    answer = api.send("POST", "/sessions", json=body)
    if answer.status_code == 201:
        api.cookie = answer.headers["set-cookie"].split(";")[0]
        return api
    return answer.status_code


def test_a_second_factor_is_asked_for_and_each_code_counts_once(alpha, secured):
    name, secret, _ = secured
    answer = Api(alpha.server).send("POST", "/sessions", json={"email": alpha.emails[name], "password": world.PASSWORD})
    assert answer.status_code == 401 and answer.json()["code"] == "second-factor-required"
    assert attempt(alpha, name, code="000000") == 401
    # The code that confirmed it is spent; that of the next half-minute is good, once.
    assert attempt(alpha, name, code=otp.code(secret)) in (401, 429)
    code = otp.code(secret, step=1)
    assert isinstance(attempt(alpha, name, code=code), Api)
    assert attempt(alpha, name, code=code) == 401
    assert attempt(alpha, name, code=otp.code(secret, step=20)) == 401
    assert attempt(alpha, name, code=otp.code(secret, step=-20)) == 401


def test_a_recovery_code_opens_once(alpha, secured):
    name, _, codes = secured
    assert len(codes) >= 8 and len(set(codes)) == len(codes)
    assert isinstance(attempt(alpha, name, code=codes[0]), Api)
    assert attempt(alpha, name, code=codes[0]) == 401
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _: attempt(alpha, name, code=codes[1]), range(8)))
    assert sum(isinstance(one, Api) for one in got) == 1, got


def test_without_the_password_a_second_factor_stays(alpha, secured):
    name, *_ = secured
    member = alpha.members[name]
    assert member.send("DELETE", "/account/totp", json={"password": "not the password"}).status_code in (401, 403, 422)
    assert attempt(alpha, name) == 401


def test_an_organisation_can_require_a_second_factor(serve):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "strict", server.first_link()))
    secret = made.owner.post("/account/totp")["secret"]
    made.owner.post("/account/totp/confirm", {"code": otp.code(secret)})
    made.owner.enters("/sessions", email=made.emails["owner"], password=world.PASSWORD, code=otp.code(secret, step=1))
    made.owner.patch("/organisation", {"require_second_factor": True})
    assert made.owner.send("GET", "/datasets").status_code == 200
    author = made.members["author"]
    assert author.send("GET", "/datasets").status_code == 403
    assert author.send("GET", "/account").status_code == 200
    secret = author.post("/account/totp")["secret"]
    author.post("/account/totp/confirm", {"code": otp.code(secret)})
    author.enters("/sessions", email=made.emails["author"], password=world.PASSWORD, code=otp.code(secret, step=1))
    assert author.send("GET", "/datasets").status_code == 200


# Addresses


@pytest.fixture(scope="module")
def fronted(serve):
    """A server behind a proxy on this machine, and an organisation that only lets one network in."""
    server = serve("sqlite", tls=False, proxy={"trusted": ["127.0.0.1/32", "10.0.0.0/8"]}, public_url="https://decks.example")
    made = world.found(server, "fronted", server.first_link())
    here = {"X-Forwarded-For": "203.0.113.7"}
    body = {"allowed_addresses": ["203.0.113.0/24", "2001:db8::/32"]}
    made.owner.patch("/organisation", body, headers=here)
    return made


ADDRESSES = [
    ("203.0.113.7", True),
    ("::ffff:203.0.113.7", True),
    ("2001:db8::5", True),
    ("[2001:db8::5]:443", True),
    ("203.0.113.7:4711", True),
    ("203.0.113.7, 10.1.2.3", True),
    ("198.51.100.9, 203.0.113.7, 10.1.2.3", True),
    ("198.51.100.9", False),
    ("203.0.113.7, 198.51.100.9", False),
    ("203.0.113.7, 198.51.100.9, 10.1.2.3", False),
    ("203.0.113.7,unknown", False),
    ("unknown", False),
    ("203.0.113.7,", False),
    ("203.0.113.7\t198.51.100.9", False),
    ("203.0.113.300", False),
    ("10.1.2.3", False),
    ("127.0.0.1", False),
    ("", False),
]


@pytest.mark.parametrize("header, allowed", ADDRESSES, ids=[repr(header) for header, _ in ADDRESSES])
def test_the_client_is_who_the_last_trusted_proxy_saw(fronted, header, allowed):
    answer = fronted.owner.send("GET", "/organisation", headers={"X-Forwarded-For": header})
    assert (answer.status_code == 200) == allowed, (answer.status_code, answer.text)
    assert answer.status_code < 500


def test_a_second_header_cannot_hide_the_first(fronted):
    for pair, allowed in [(("203.0.113.7", "198.51.100.9"), False), (("198.51.100.9", "203.0.113.7"), True)]:
        headers = [("X-Forwarded-For", one) for one in pair] + [("Cookie", fronted.owner.cookie)]
        answer = fronted.server.http().get("/api/v1/organisation", headers=headers)
        assert (answer.status_code == 200) == allowed, pair


@pytest.mark.parametrize("name", ["Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Forwarded-Host"])
def test_other_headers_say_nothing(fronted, name):
    value = "for=203.0.113.7" if name == "Forwarded" else "203.0.113.7"
    assert fronted.owner.send("GET", "/organisation", headers={name: value}).status_code == 403


def test_without_a_proxy_nobody_can_say_where_they_come_from(serve):
    server = serve("sqlite")
    made = world.found(server, "direct", server.first_link())
    made.owner.patch("/organisation", {"allowed_addresses": ["127.0.0.0/8", "::1/128"]})
    assert made.owner.send("GET", "/organisation", headers={"X-Forwarded-For": "198.51.100.9"}).status_code == 200
    answer = made.owner.send("PATCH", "/organisation", json={"allowed_addresses": ["203.0.113.0/24"]})
    assert answer.status_code in (409, 422), "nobody locks themselves out by a slip"


def test_a_token_has_addresses_of_its_own(fronted):
    here = {"X-Forwarded-For": "203.0.113.7"}
    body = {"name": "n", "scopes": ["read"], "expires_in_days": 1, "addresses": ["203.0.113.8/32"]}
    api = Api(fronted.server, fronted.owner.post("/account/tokens", body, headers=here)["token"])
    assert api.send("GET", "/organisation", headers={"X-Forwarded-For": "203.0.113.8"}).status_code == 200
    assert api.send("GET", "/organisation", headers=here).status_code in (401, 403)


# Forged requests


def test_a_cookie_alone_changes_nothing(alpha):
    owner = alpha.owner
    for token in (None, "", "x" * 43, owner.csrf[:-1] + ("a" if owner.csrf[-1] != "a" else "b")):
        answer = owner.send("PATCH", "/organisation", json={"name": "Forged"}, headers={"X-CSRF-Token": token})
        assert answer.status_code == 403, token
    other = signed_in(alpha)
    answer = owner.send("PATCH", "/organisation", json={"name": "Forged"}, headers={"X-CSRF-Token": other.csrf})
    assert answer.status_code == 403, "the token of another session"
    assert owner.get("/organisation")["name"] != "Forged"


def test_another_site_cannot_post_a_form(alpha):
    owner = alpha.owner
    for site in ("cross-site", "same-site"):
        headers = {"Cookie": owner.cookie, "Origin": "https://evil.example", "Sec-Fetch-Site": site}
        form = {"csrf": owner.csrf, "action": "rename", "name": "Forged"}
        answer = owner.http.post("/organisation", data=form, headers=headers)
        assert answer.status_code == 403, (site, answer.status_code)
    no_token = owner.http.post("/organisation", data={"name": "Forged"}, headers={"Cookie": owner.cookie})
    assert no_token.status_code == 403


def test_the_cookie_is_for_this_host_and_no_script(alpha):
    answer = Api(alpha.server).send("POST", "/sessions", json={"email": alpha.emails["owner"], "password": world.PASSWORD})
    cookies = answer.headers.get_list("set-cookie")
    assert cookies and all(cookie.startswith("__Host-") for cookie in cookies)
    for cookie in cookies:
        said = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "path=/"} <= said and said & {"samesite=lax", "samesite=strict"}, cookie
        assert not any(part.startswith("domain") for part in said)


# Imported passwords


def test_an_imported_bcrypt_password_is_taken_and_replaced(serve, tmp_path):
    server = serve("sqlite")
    made = world.found(server, "import", server.first_link())
    hashed = bcrypt.hashpw(b"an old passphrase 3", bcrypt.gensalt(10, prefix=b"2b")).decode()
    members = tmp_path / "members.json"
    member = {"email": "old@x.example", "name": "Old", "role": "viewer", "password_hash": hashed}
    members.write_text(json.dumps([member]))
    said = server.command("admin", "import-members", "--config", server.config, members)
    assert said.returncode == 0, said.stdout + said.stderr
    api = Api(server)
    assert api.send("POST", "/sessions", json={"email": "old@x.example", "password": "wrong one here"}).status_code == 401
    api.enters("/sessions", email="old@x.example", password="an old passphrase 3")
    api.enters("/sessions", email="old@x.example", password="an old passphrase 3")
