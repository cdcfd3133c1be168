"""A server in the hands of who runs it: certificates, logs, metrics, backups, and its end."""

import json
import re
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import time

import httpx
import pytest

from kit import certificate as authority, ports, postgres as engines, world
from kit.client import Api
from kit.server import Place, Server

DOCS = world.REPO / "docs" / "platform" / "operate.md"


def soon(what, seconds: float = 20):
    """Waits until something holds."""
    end = time.monotonic() + seconds
    while not (told := what()):
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)
    return told


# The certificate


def shown(port: int) -> bytes:
    """The certificate that a new connection is shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain, context.wrap_socket(plain) as one:
        return one.getpeercert(binary_form=True)


def put(made: authority.Certificate, place: authority.Certificate) -> bytes:
    """Lays a certificate in the place of another; what clients will be shown."""
    shutil.copy(made.key, place.key)
    shutil.copy(made.chain, place.chain)
    return ssl.PEM_cert_to_DER_cert(made.chain.read_text())


@pytest.fixture
def renewed(program, places, tmp_path):
    """A server with a certificate of its own, and a connection that was there before all others."""
    first = authority.make(tmp_path / "first")
    place = authority.Certificate(first.authority, tmp_path / "chain.pem", tmp_path / "key.pem")
    put(first, place)
    server = Server(program, places("sqlite"), place).start()
    yield server, place
    server.kill()


def test_a_new_certificate_is_taken_when_it_is_asked_to_and_nobody_is_cut_off(renewed, tmp_path):
    server, place = renewed
    with httpx.Client(base_url=server.base, verify=False) as kept:
        before = shown(server.port)
        assert kept.get("/healthz").status_code == 200
        second = put(authority.make(tmp_path / "second"), place)
        assert shown(server.port) == before != second
        server.process.send_signal(signal.SIGHUP)
        soon(lambda: shown(server.port) == second)
        assert kept.get("/healthz").status_code == 200
        # One that cannot be used changes nothing, and the log says so.
        place.chain.write_text("nonsense")
        server.process.send_signal(signal.SIGHUP)
        soon(lambda: "stays in use" in server.said())
        assert shown(server.port) == second
        assert kept.get("/healthz").status_code == 200
        assert server.process.poll() is None


@pytest.mark.slow
def test_a_new_certificate_is_taken_when_its_file_changes(renewed, tmp_path):
    server, place = renewed
    second = put(authority.make(tmp_path / "second"), place)
    soon(lambda: shown(server.port) == second, 60)


# What it says


def test_a_line_of_the_log_is_a_request_and_names_nobody(serve):
    server = serve("sqlite")
    made = world.found(server, "logged", server.first_link())
    told = made.owner.send("GET", "/datasets", params={"limit": 7})
    lines = [json.loads(line) for line in server.said().splitlines() if line.startswith("{")]
    line = next(line for line in lines if line.get("id") == told.headers["x-request-id"])
    assert (line["method"], line["route"], line["status"], line["level"]) == ("GET", "/api/v1/datasets", 200, "INFO")
    assert line["ms"] >= 0 and re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", line["timestamp"])
    said = DOCS.read_text()
    for name in ("timestamp", "level", "id", "method", "route", "status", "ms"):
        assert f"`{name}`" in said, f"operate.md does not say what `{name}` is"
    assert made.emails["owner"] not in server.said() and "limit=7" not in server.said()


def test_the_log_for_people_has_no_colours_in_a_file(serve):
    server = serve("sqlite", log={"format": "text"})
    Api(server).send("GET", "/account")
    soon(lambda: "/api/v1/account" in server.said())
    assert "\x1b" not in server.said() and not server.said().lstrip().startswith("{")


def test_the_metrics_are_those_that_the_document_names(lone):
    told = httpx.get(f"http://127.0.0.1:{lone.server.admin}/metrics").text
    there = set(re.findall(r"^# TYPE (indeck_\w+) ", told, flags=re.MULTILINE))
    named = set(re.findall(r"`(indeck_\w+)`", DOCS.read_text()))
    assert there and there <= named, f"operate.md does not name {sorted(there - named)}"
    sources = "".join(path.read_text() for path in (world.REPO / "crates" / "indeck-server" / "src").rglob("*.rs"))
    assert all(f'"{name}"' in sources for name in named), "operate.md names what is not counted"
    for path in ("/healthz", "/readyz"):
        assert httpx.get(f"http://127.0.0.1:{lone.server.admin}{path}").status_code == 200


# Backups


def judge_copy(copy: Server, made) -> None:
    """A server on a copy has all that was there, and goes on."""
    seen = world.Organisation(copy, made.name, emails=made.emails, ids=dict(made.ids))
    seen.members["owner"] = Api(copy)
    seen.owner.enters("/sessions", email=made.emails["owner"], password=world.PASSWORD)
    assert seen.owner.get(f"/decks/{made.ids['deck']}/file")[:2] == b"PK"
    assert world.file_of(seen.owner, made.ids["dataset"]) == world.file_of(made.owner, made.ids["dataset"])
    world.run(seen)
    assert copy.stop() == 0


def test_a_backup_of_the_embedded_database_is_a_server(program, certificate, serve, tmp_path):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "copied", server.first_link()))
    copy = Place(tmp_path)
    # As operate.md says: the database first, then the objects; the root key from where it is kept.
    with sqlite3.connect(server.place.folder / "indeck.db") as live, sqlite3.connect(tmp_path / "indeck.db") as kept:
        live.backup(kept)
    shutil.copytree(server.place.folder / "objects", tmp_path / "objects")
    shutil.copy2(server.place.folder / "root.key", tmp_path / "root.key")
    judge_copy(Server(program, copy, certificate).start(), made)


def test_a_dump_of_postgresql_is_a_server(program, certificate, serve, places, postgres, store, tmp_path):
    server = serve(places("postgres"))
    made = world.furnish(world.found(server, "dumped", server.first_link()))
    dump = tmp_path / "dump"
    subprocess.run([engines.programs() / "pg_dump", "-Fc", "-f", dump, server.place.database], check=True)
    url = postgres.database("restored")
    subprocess.run([engines.programs() / "pg_restore", "-d", url, dump], check=True)
    bucket = store.bucket("restored")
    for name, body in store.objects(server.place.bucket):
        store.client.put_object(Bucket=bucket, Key=name, Body=body)
    (tmp_path / "server").mkdir()
    shutil.copy2(server.place.root_key, tmp_path / "server" / "root.key")
    copy = Place(tmp_path / "server", url, bucket, store.endpoint)
    judge_copy(Server(program, copy, certificate).start(), made)


def test_an_older_program_does_not_start_on_what_a_newer_one_has_changed(program, certificate, serve):
    server = serve("sqlite")
    assert server.stop() == 0
    with sqlite3.connect(server.place.folder / "indeck.db") as database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(_sqlx_migrations)")]
        listed = ", ".join("9999" if column == "version" else column for column in columns)
        database.execute(f"INSERT INTO _sqlx_migrations ({', '.join(columns)}) SELECT {listed} FROM _sqlx_migrations LIMIT 1")
    done = subprocess.run([program, "serve", "--config", server.config], capture_output=True, text=True, timeout=60)
    assert done.returncode not in (0, 101) and "9999" in done.stderr, done.stderr


def test_two_servers_do_not_share_an_embedded_database(program, certificate, serve):
    server = serve("sqlite")
    second = Server(program, server.place, certificate)
    done = subprocess.run([program, "serve", "--config", second.config], capture_output=True, text=True, timeout=60)
    assert done.returncode != 0 and "in-use" in done.stderr, done.stderr
    assert server.http().get("/readyz").status_code == 200
    assert not ports.listens(second.port)
