"""What the server shows the world: TLS, headers on every answer, ports, limits."""

import re
import socket
import ssl
import subprocess

import httpx
import pytest

from kit import observatory, pages, ports, routes, tls, world
from kit.client import Api
from kit.server import Place, Server

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}


def test_mozillas_intermediate_profile_passes(lone):
    assert tls.complaints(lone.server.port, lone.server.certificate.authority) == {}


@pytest.mark.parametrize("version", ["TLSv1", "TLSv1_1"])
def test_old_tls_is_not_spoken(lone, version):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = getattr(ssl.TLSVersion, version)
    with socket.create_connection(("127.0.0.1", lone.server.port), timeout=5) as plain:
        with pytest.raises((ssl.SSLError, ConnectionError)):
            context.wrap_socket(plain)


def test_the_tls_port_answers_no_plain_request(lone):
    with pytest.raises(httpx.TransportError):
        httpx.get(f"http://127.0.0.1:{lone.server.port}/sign-in", timeout=5)


def test_the_plain_port_only_sends_to_the_other(lone):
    for path in ("/", "/datasets?x=1", "/api/v1/account"):
        answer = httpx.get(f"http://localhost:{lone.server.plain}{path}", follow_redirects=False)
        assert answer.status_code == 308
        assert answer.headers["location"] == f"{lone.server.base}{path}"
    with socket.create_connection(("127.0.0.1", lone.server.plain), timeout=5) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert b"location: https://evil.example" not in plain.recv(4096).lower()


@pytest.fixture(scope="module", autouse=True)
def dawdlers(worlds):
    """Clients that begin a request and say no more. They begin first, since it takes a while to lose patience with them."""
    server = worlds("sqlite").server
    context = ssl.create_default_context(cafile=str(server.certificate.authority))
    plain = socket.create_connection(("127.0.0.1", server.plain), timeout=10)
    over_tls = context.wrap_socket(socket.create_connection(("127.0.0.1", server.port), timeout=10), server_hostname="localhost")
    made = [plain, over_tls]
    for slow in made:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
    yield made
    for slow in made:
        slow.close()


@pytest.fixture(scope="module")
def every_page(worlds):
    made = worlds("sqlite")
    return {**pages.BEFORE, **pages.signed_in(made), **pages.links(made)}


def test_the_observatory_gives_every_page_its_best(lone, every_page):
    server, wrong = lone.server, {}
    looked = {name: path for name, path in every_page.items() if name != "not-there"}
    asked = [(path, lone.owner.cookie if name in pages.signed_in(lone) else "") for name, path in looked.items()]
    told = observatory.scan(server.certificate.authority, server.port, server.plain, asked)
    for name, said in zip(looked, told, strict=True):
        if said["grade"] != "A+" or said["score"] < 130 or said["status"] != 200:
            wrong[name] = {key: said[key] for key in ("grade", "score", "status")} | {
                test: told["result"] for test, told in said["tests"].items() if told["modifier"] <= 0
            }
    assert not wrong


def assert_headers(answer) -> None:
    told = {name: answer.headers.get(name) for name in HEADERS}
    assert told == HEADERS, (answer.request.method, answer.request.url, answer.status_code)
    assert "permissions-policy" in answer.headers and "server" not in answer.headers
    # What is cached has its digest in its address.
    if not answer.request.url.path.startswith(("/assets/", "/api/v1/openapi.json")):
        assert "no-store" in answer.headers["cache-control"], answer.request.url


def test_every_route_and_every_status_has_the_headers(lone, every_page):
    seen = set()
    for route in routes.table():
        for api in (Api(lone.server), lone.members["viewer"]):
            if route.name in ("DELETE /sessions", "DELETE /account"):
                continue
            if "events" in route.path and "runs" in route.path:
                continue
            path = routes.fill(route.path, lone.ids)
            for method in (route.method, "OPTIONS", "HEAD"):
                if method == "DELETE" and "sessions" in path:
                    continue
                answer = api.send(method, path, json={} if method not in ("HEAD", "OPTIONS", "GET") else None)
                assert_headers(answer)
                seen.add(answer.status_code)
    for path in every_page.values():
        for cookie in ("", lone.owner.cookie):
            answer = lone.server.http().get(path, headers={"Cookie": cookie}, follow_redirects=False)
            assert_headers(answer)
            seen.add(answer.status_code)
    odd = lone.server.http()
    for answer in (
        odd.get("/nothing/here"), odd.get("/%2e%2e/%2e%2e/etc/passwd"), odd.request("BREW", "/"), odd.get("/healthz"),
        odd.get("/readyz"), odd.get("/metrics"), odd.post("/sign-in", content=b"x" * (2 << 20)),
        odd.post("/api/v1/sessions", content=b"{", headers={"Content-Type": "application/json"}),
        odd.get("/?" + "x" * 20000), odd.get("/assets/nothing.js"),
    ):
        assert_headers(answer)
        assert answer.status_code < 500
        seen.add(answer.status_code)
    assert {200, 401, 403, 404, 405} <= seen and not any(status >= 500 for status in seen), seen


def test_metrics_are_told_on_the_admin_socket_alone(lone):
    assert lone.server.http().get("/metrics").status_code == 404
    told = httpx.get(f"http://127.0.0.1:{lone.server.admin}/metrics")
    assert told.status_code == 200 and "# TYPE" in told.text
    assert not re.search(r"alpha|@|ds_[0-9a-z]{26}", told.text), "metrics name somebody"


def test_nothing_stands_inline_on_any_page(lone, every_page):
    for name, path in every_page.items():
        text = lone.owner.http.get(path, headers={"Cookie": lone.owner.cookie}).text
        assert not re.search(r"<style[ >]|\sstyle=|\son[a-z]+=\"|javascript:", text), name
        for tag in re.findall(r"<script[^>]*>", text):
            assert "src=" in tag, (name, tag)
        for url in re.findall(r"(?:src|href|action)=\"([^\"]+)\"", text):
            assert not url.startswith(("http:", "https:", "//")) or url.startswith(lone.server.base), (name, url)


# Where it listens


def refusal(program, folder, **settings) -> str:
    """What it says when it does not start."""
    server = Server(program, Place(folder), None, **settings)
    done = subprocess.run([program, "serve", "--config", server.config], capture_output=True, text=True, timeout=60)
    assert done.returncode not in (0, 101), done.stdout + done.stderr
    return done.stdout + done.stderr


def test_it_does_not_serve_a_network_in_clear(program, tmp_path):
    said = refusal(program, tmp_path, listen=f"0.0.0.0:{ports.free()}")
    assert "encrypted" in said and "proxy" in said, said


def test_its_admin_socket_stays_on_the_machine(program, tmp_path):
    assert "admin" in refusal(program, tmp_path, admin={"listen": f"0.0.0.0:{ports.free()}"})


def test_it_does_not_start_with_a_database_that_could_be_anyones(program, tmp_path):
    said = refusal(program, tmp_path, database={"url": "postgres://u:p@db.example.org/i"})
    assert "verify-full" in said and "u:p" not in said, said


def test_it_does_not_start_with_what_it_does_not_know(program, tmp_path):
    assert "lisen" in refusal(program, tmp_path, lisen=1)


def test_the_database_is_only_believed_with_its_certificate(program, tmp_path, own_postgres, certificate):
    from kit import certificate as authority

    wrong = authority.make(tmp_path / "other")
    own_postgres.secure(certificate)
    base = own_postgres.database("verified").replace("127.0.0.1", "localhost")
    for name, root, works in (("good", certificate.authority, True), ("bad", wrong.authority, False)):
        folder = tmp_path / name
        folder.mkdir()
        place = Place(folder, f"{base}?sslmode=verify-full&sslrootcert={root}")
        server = Server(program, place, None)
        if works:
            server.start()
            assert Api(server).send("GET", "/readyz").status_code == 200
            assert server.stop() == 0
        else:
            done = subprocess.run([program, "serve", "--config", server.config], capture_output=True, text=True, timeout=60)
            assert done.returncode != 0


# Limits


def test_too_much_is_refused_before_it_is_kept(serve):
    limits = {"body_bytes": 10_000, "dataset_bytes": 100_000, "template_bytes": 200_000}
    server = serve("sqlite", limits=limits)
    made = world.found(server, "limits", server.first_link())
    report = {"name": "n", "spec": "x" * 20_000}
    assert made.owner.send("POST", "/reports", json=report).status_code == 413
    for size, status in ((99_000, 201), (100_001, 413)):
        rows = b"a,b\n" + b"1,2\n" * (size // 4)
        answer = made.owner.send("POST", "/datasets", **routes.raw(rows[:size], f"s{size}.csv", classification="internal"))
        assert answer.status_code == status, answer.text
    # One that does not say how much it brings is stopped all the same.
    pieces = (b"1,2\n" * 10_000 for _ in range(100))
    told = routes.raw(b"", "endless.csv", classification="internal") | {"content": pieces}
    try:
        assert made.owner.send("POST", "/datasets", **told).status_code == 413
    except httpx.TransportError:
        pass
    assert "endless.csv" not in str(made.owner.everything("/datasets"))


def test_who_asks_too_often_is_told_when_to_come_back(serve):
    server = serve("sqlite", limits={"account_per_second": 5, "address_per_second": 1000})
    made = world.found(server, "often", server.first_link())
    told = [made.owner.send("GET", "/account") for _ in range(60)]
    refused = [answer for answer in told if answer.status_code == 429]
    assert refused and all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    assert_headers(refused[0])
    assert Api(server).send("GET", "/healthz").status_code == 200


def test_passwords_cannot_be_guessed_fast(serve):
    server = serve("sqlite", limits={"sign_in_per_minute": 5})
    made = world.found(server, "guess", server.first_link())
    body = {"email": made.emails["owner"], "password": "wrong passphrase 1"}
    statuses = [Api(server).send("POST", "/sessions", json=body).status_code for _ in range(10)]
    assert statuses[:3] == [401] * 3 and statuses[-1] == 429, statuses


def test_a_client_that_dawdles_is_let_go(dawdlers):
    for slow in dawdlers:
        slow.settimeout(60)
        try:
            assert slow.recv(1) in (b"", b"H")
        except ConnectionError:
            pass
