"""nginx in front, configured as `deploy/nginx.conf` says: who asked, live progress, large files, nothing in clear on its disk."""

import os
import shutil
import socket
import ssl
import threading
import time

import httpx
import pytest

from kit import routes, tls, world
from kit.nginx import PROGRAM, Nginx
from test_flow import SLOW, events
from test_surface import HEADERS


@pytest.fixture(scope="module")
def nginx(certificate, tmp_path_factory):
    assert shutil.which(PROGRAM), "run .ci/tools"
    made = Nginx(tmp_path_factory.mktemp("nginx"), certificate)
    yield made
    made.stop()


@pytest.fixture(scope="module")
def front(serve, nginx):
    """An organisation whose members all come through nginx."""
    proxy = {"trusted": ["127.0.0.1/32"]}
    server = serve("sqlite", tls=False, public_url=nginx.base, proxy=proxy, limits={"dataset_bytes": 20_000_000})
    nginx.start(server.port)
    return world.furnish(world.found(nginx.before(server), "behind", server.first_link()))


def test_all_that_people_do_goes_through(front, nginx):
    assert front.ids["deck"]
    assert front.owner.get(f"/decks/{front.ids['deck']}/file")[:2] == b"PK"
    answer = front.server.http().get("/sign-in")
    assert answer.status_code == 200
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert nginx.complaints() == []


def test_its_tls_is_as_strong_as_the_servers_own(front, nginx, certificate):
    assert tls.complaints(nginx.tls, certificate.authority) == {}
    answer = httpx.get(f"http://localhost:{nginx.plain}/datasets?x=1")
    assert (answer.status_code, answer.headers["location"]) == (308, f"{nginx.base}/datasets?x=1")


def test_a_client_is_where_nginx_saw_it_whatever_it_says(front):
    front.owner.patch("/organisation", {"allowed_addresses": ["127.0.0.0/8"]})
    try:
        for header in ({}, {"X-Forwarded-For": "203.0.113.9"}, {"Forwarded": "for=203.0.113.9"}, {"X-Real-IP": "203.0.113.9"}):
            assert front.owner.send("GET", "/organisation", headers=header).status_code == 200, header
    finally:
        front.owner.patch("/organisation", {"allowed_addresses": []})


def test_progress_is_told_as_it_goes_and_not_at_the_end(front):
    report = front.owner.post("/reports", {"name": "Slow", "spec": SLOW})["id"]
    run = front.owner.post("/runs", {"report": report})["id"]
    told = events(front.owner, run)
    kind, _ = next(told)
    assert kind == "progress", "nothing is told before the end"
    assert front.owner.get(f"/runs/{run}")["state"] in ("waiting", "running")
    front.owner.post(f"/runs/{run}/cancel")
    assert [kind for kind, _ in told][-1] == "done"


def test_a_large_file_goes_through_and_leaves_nothing_on_the_disk_of_nginx(front, nginx):
    seen: list = []
    done = threading.Event()

    def look():
        while not done.is_set():
            seen.extend(nginx.spilt())
            time.sleep(0.01)

    looking = threading.Thread(target=look)
    looking.start()
    content = b"a,b\n" + b"".join(b"%d,%s\n" % (n, os.urandom(20).hex().encode()) for n in range(300_000))
    told = front.owner.post("/datasets", **routes.raw(content, routes.named("large.csv"), classification="internal"), expect=201)
    assert world.file_of(front.owner, told["id"]) == content
    done.set()
    looking.join()
    assert not seen and not nginx.spilt(), seen


def test_what_is_too_large_is_refused_by_the_server_behind(front):
    content = b"a,b\n" + b"1,2\n" * 5_200_000
    try:
        answer = front.owner.send("POST", "/datasets", **routes.raw(content, "huge.csv", classification="internal"))
    except httpx.TransportError:
        # It is let go before it has said everything.
        pass
    else:
        assert answer.status_code == 413 and answer.json()["code"], answer.text
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "huge.csv" not in str(front.owner.everything("/datasets"))


def test_a_request_that_two_servers_could_read_differently_is_refused(front, nginx, certificate):
    """Smuggling: a length and chunks at once."""
    context = ssl.create_default_context(cafile=str(certificate.authority))
    with socket.create_connection(("127.0.0.1", nginx.tls), timeout=10) as plain, context.wrap_socket(plain, server_hostname="localhost") as one:
        one.sendall(
            b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        )
        said = one.recv(65536)
    assert said.startswith(b"HTTP/1.1 400"), said[:200]
