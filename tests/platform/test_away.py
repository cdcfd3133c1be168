"""What a server stands on is away, full, or older than it was."""

import itertools
import os
import re
import shutil
import signal
import subprocess
import time

import httpx
import pytest

from kit import routes, world
from kit.client import Api, Refused
from kit.server import Place
from kit.store import Store


def readiness(server) -> tuple[int, str]:
    told = server.http(timeout=20).get("/readyz")
    return told.status_code, told.text.strip() if told.status_code == 200 else told.json()["code"]


def becomes(server, wanted: tuple[int, str], seconds: float = 30) -> None:
    """Waits until `/readyz` says that."""
    end = time.monotonic() + seconds
    while (told := readiness(server)) != wanted:
        assert time.monotonic() < end, told
        time.sleep(0.2)


def alive(server) -> bool:
    return server.http().get("/healthz").status_code == 200


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own; making one takes root."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256m,mode=0700", "tmpfs", folder], capture_output=True)
    if made.returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(folder) -> None:
    """Leaves no byte free."""
    with open(folder / "ballast", "wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(1 << 20))
        except OSError:
            pass
        try:
            while True:
                ballast.write(bytes(512))
        except OSError:
            pass


def test_a_server_with_a_full_disk_is_not_ready_and_recovers(serve, disk):
    server = serve(Place(disk))
    made = world.found(server, "full", server.first_link())
    assert readiness(server) == (200, "ready")
    fill(disk)
    becomes(server, (503, "database"))
    assert alive(server)
    (disk / "ballast").unlink()
    becomes(server, (200, "ready"))
    made.owner.get("/account")


def test_a_server_without_its_object_store_is_not_ready_and_recovers(serve, postgres, tmp_path):
    store = Store(tmp_path)
    place = Place(tmp_path, postgres.database("storeless"), store.bucket("storeless"), store.endpoint)
    server = serve(place)
    made = world.found(server, "storeless", server.first_link())
    assert readiness(server) == (200, "ready")
    store.stop()
    becomes(server, (503, "object-store"))
    assert alive(server)
    # What needs no file goes on.
    made.owner.get("/account")
    with pytest.raises(Refused):
        routes.upload(made.owner, "datasets", "lost.csv", routes.CSV)
    store.start()
    store.bucket("storeless")
    becomes(server, (200, "ready"))
    routes.upload(made.owner, "datasets", "kept.csv", routes.CSV)
    store.stop()


def test_a_server_without_its_database_is_not_ready_recovers_and_ends_when_it_is_asked_to(serve, places, own_postgres):
    server = serve(places("postgres", own_postgres))
    server.first_link()
    own_postgres.kill()
    becomes(server, (503, "database"))
    assert alive(server)
    own_postgres.start()
    becomes(server, (200, "ready"))
    own_postgres.kill()
    os.killpg(server.process.pid, signal.SIGTERM)
    # As long as the unit gives it.
    unit = (world.REPO / "deploy" / "indeck.service").read_text()
    server.process.wait(int(re.search(r"TimeoutStopSec=(\d+)", unit)[1]))


def test_readiness_is_not_asked_of_the_disk_each_time(serve):
    server = serve("sqlite")
    folder = server.place.folder / "objects" / "probe"
    client = server.http()
    written = set()
    for _ in range(50):
        assert client.get("/readyz").status_code == 200
        written.add((folder / "ready").stat().st_mtime_ns)
    assert len(written) <= 3, "whoever asks has a file written each time"


def test_a_run_during_which_the_database_goes_away_is_made_when_it_is_back(serve, places, own_postgres):
    server = serve(places("postgres", own_postgres))
    made = world.furnish(world.found(server, "gone", server.first_link()))
    runs = [made.owner.post("/runs", {"report": made.ids["report"]})["id"] for _ in range(6)]
    for _ in range(3):
        time.sleep(0.4)
        own_postgres.kill()
        time.sleep(0.5)
        own_postgres.start()
    end = time.monotonic() + 30
    # What `/readyz` found out a moment ago holds for a moment; whoever asks meanwhile is told to come back.
    while made.owner.send("GET", "/account").status_code == 503:
        assert time.monotonic() < end
        time.sleep(0.2)
    for run in runs:
        told = made.owner.finished(run, 180)
        assert told["state"] == "done" and len(told["decks"]) == 1, told


def snapshot(place: Place, to) -> None:
    for name in ("indeck.db", "indeck.db-wal", "indeck.db-shm"):
        (to / name).unlink(missing_ok=True)
        if (place.folder / name).exists():
            shutil.copy2(place.folder / name, to / name)


def put_back(place: Place, of) -> None:
    for name in ("indeck.db", "indeck.db-wal", "indeck.db-shm"):
        (place.folder / name).unlink(missing_ok=True)
        if (of / name).exists():
            shutil.copy2(of / name, place.folder / name)


def test_a_database_that_was_set_back_is_found_out_until_an_operator_accepts_it(serve, tmp_path):
    server = serve("sqlite")
    made = world.found(server, "set-back", server.first_link())
    assert server.stop() == 0
    snapshot(server.place, tmp_path)
    server.start()
    for _ in range(5):
        made.owner.get("/datasets")
    assert server.stop() == 0
    put_back(server.place, tmp_path)
    server.log.write_text("")
    server.start()
    told = made.owner.send("GET", "/datasets")
    assert (told.status_code, told.json()["code"]) == (503, "audit-damaged"), told.text
    assert "set back" in server.said() and "audit-damaged" in server.said()
    metrics = httpx.get(f"http://127.0.0.1:{server.admin}/metrics").text
    assert "indeck_audit_logs_failing 1" in metrics, metrics
    said = server.command("admin", "accept-log", "--config", server.config)
    assert said.returncode == 0 and "accepted with" in said.stdout, said.stdout + said.stderr
    made.owner.get("/datasets")
    told = made.owner.get("/audit/events", params={"action": "admin.log-accept"})["items"]
    assert len(told) == 1, told
    again = server.command("admin", "accept-log", "--config", server.config)
    assert "nothing was to be accepted" in again.stdout, again.stdout + again.stderr


@pytest.mark.slow
def test_what_a_killed_server_was_at_is_written_down_as_abandoned(serve, engine):
    server = serve(engine)
    made = world.found(server, "abandoned", server.first_link())

    def slowly():
        yield b"a,b\n"
        for count in itertools.count():
            if count == 20:
                server.kill()
            time.sleep(0.02)
            yield b"1,2\n"

    api = Api(server, world.token(made.owner, ["write"])["token"])
    with pytest.raises(Exception):
        api.send("POST", "/datasets", **{**routes.raw(b"", "half.csv", classification="internal"), "content": slowly()})
    server.start()
    end = time.monotonic() + 120
    while True:
        items = made.owner.get("/audit/events", params={"limit": 100, "action": "ingest"})["items"]
        if any("abandoned" in str(item) for item in items):
            break
        assert time.monotonic() < end, items
        time.sleep(2)
    assert made.owner.get("/datasets")["items"] == []


def test_files_are_for_the_server_alone(serve):
    old = os.umask(0)
    try:
        server = serve("sqlite")
    finally:
        os.umask(old)
    made = world.furnish(world.found(server, "private", server.first_link()))
    assert made.ids["deck"]
    ours = [path for path in server.place.folder.rglob("*") if "server-" not in path.name and path.suffix != ".toml"]
    for path in ours:
        assert path.stat().st_mode & 0o077 == 0, path
    assert len(ours) > 10
