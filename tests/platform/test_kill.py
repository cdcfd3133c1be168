"""Servers and databases that are killed in the middle: what was acknowledged stays, nothing is half done or done twice."""

import hashlib
import io
import itertools
import os
import random
import subprocess
import tarfile
import threading
import time

import httpx
import pytest

from kit import routes, world
from kit.client import Api, Refused
from test_flow import SLOW, events

KILLS = int(os.environ.get("INDECK_KILLS", "3"))
# A killed server answers nothing, one that lost its database says so.
TROUBLE = (httpx.TransportError, Refused)


class Work:
    """People who go on working, and remember what they were promised."""

    def __init__(self, made) -> None:
        self.made = made
        self.files: dict[str, str] = {}
        self.promised: dict[str, str] = {}
        self.reports: set[str] = set()
        self.runs: set[str] = set()
        self.sent: set[str] = set()
        self.stop = threading.Event()
        self.lock = threading.Lock()
        self.token = world.token(made.owner, ["read", "write", "download", "audit"])["token"]

    def go(self) -> list[threading.Thread]:
        self.stop.clear()
        threads = [threading.Thread(target=self.many, args=(one,)) for one in (self.uploads, self.uploads, self.writes, self.asks)]
        for thread in threads:
            thread.start()
        return threads

    def many(self, what) -> None:
        api = Api(self.made.server, self.token, timeout=20)
        for count in itertools.count():
            if self.stop.is_set():
                return
            try:
                what(api, count)
            except TROUBLE:
                time.sleep(0.02)

    def uploads(self, api: Api, _) -> None:
        """Files of a few hundred kilobytes."""
        name = f"f{os.urandom(8).hex()}.csv"
        content = b"a,b\n" + b"".join(b"%d,%s\n" % (n, os.urandom(8).hex().encode()) for n in range(random.choice((1, 100, 10_000))))
        with self.lock:
            self.files[name] = hashlib.sha256(content).hexdigest()
        told = api.post("/datasets", **routes.raw(content, name, classification="internal"), expect=201)
        with self.lock:
            self.promised[told["id"]] = name

    def writes(self, api: Api, _) -> None:
        told = api.post("/reports", {"name": f"r {os.urandom(6).hex()}", "spec": world.spec()}, expect=201)
        with self.lock:
            self.reports.add(told["id"])
        time.sleep(0.02)

    def asks(self, api: Api, count: int) -> None:
        if count % 3 == 0:
            told = api.post("/runs", {"report": self.made.ids["report"]})
            with self.lock:
                self.runs.add(told["id"])
        api.get("/decks")
        time.sleep(0.05)

    def ends(self, threads: list[threading.Thread]) -> None:
        self.stop.set()
        for thread in threads:
            thread.join(60)

    def judge(self, whole: bool) -> None:
        """Everything that was promised is there, and everything that is there is whole."""
        api = Api(self.made.server, self.token)
        there = {item["id"]: item for item in api.everything("/datasets")}
        assert self.promised.keys() <= there.keys(), "an acknowledged upload is lost"
        looked = there if whole else dict(list(there.items())[:5])
        for dataset, item in looked.items():
            name = self.promised.get(dataset) or item.get("filename") or item.get("name")
            content = world.file_of(api, dataset)
            if name in self.files:
                assert hashlib.sha256(content).hexdigest() == self.files[name], f"{name} is half a file"
        assert self.reports <= {item["id"] for item in api.everything("/reports")}, "an acknowledged report is lost"
        assert self.runs <= {item["id"] for item in api.everything("/runs")}, "an acknowledged run is lost"

    def figures(self, kills: int) -> None:
        """What was judged so far, for whoever reads along (`pytest -s`)."""
        kept = f"{len(self.promised)} uploads, {len(self.reports)} reports and {len(self.runs)} runs"
        print(f"{kills} kills: {kept} acknowledged, none lost, none half done, none done twice", flush=True)

    def settle(self) -> None:
        """All runs come to their end, each with one deck."""
        api = Api(self.made.server, self.token)
        for run in self.runs:
            told = api.finished(run, 180)
            assert told["state"] == "done", told
            assert len(told["decks"]) == 1, told
            assert api.get(f"/decks/{told['decks'][0]['id']}/file")[:2] == b"PK"
        decks = api.everything("/decks")
        by_run = [deck["run"] if isinstance(deck["run"], str) else deck["run"]["id"] for deck in decks]
        assert len(by_run) == len(set(by_run)), "a job took effect twice"


def log_is_whole(made, folder) -> None:
    """The log verifies, as somebody else would."""
    folder.mkdir()
    with tarfile.open(fileobj=io.BytesIO(made.owner.get("/audit/export"))) as tar:
        tar.extractall(folder, filter="data")
    key = folder / "key.pub"
    told = made.owner.get("/audit/key")
    key.write_bytes(told if isinstance(told, bytes) else told["key"].encode())
    log = min((path.parent for path in folder.rglob("checkpoint*")), key=lambda path: len(path.parts))
    said = made.server.command("audit", "verify", "--offline", log, "--key", key)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.slow
def test_a_killed_server_loses_nothing(serve, engine, tmp_path):
    server = serve(engine)
    made = world.furnish(world.found(server, "killed", server.first_link()))
    work = Work(made)
    for count in range(KILLS):
        threads = work.go()
        time.sleep(random.uniform(0.05, 1.5))
        server.kill()
        work.ends(threads)
        server.start()
        work.judge(whole=count == KILLS - 1)
        # A run that was begun three times in vain is given up, as it should: none comes that far here.
        if count % 4 == 3:
            work.settle()
            work.figures(count + 1)
        if count % 20 == 0:
            log_is_whole(made, tmp_path / f"log-{count}")
    work.settle()
    work.judge(whole=True)
    log_is_whole(made, tmp_path / "log")
    work.figures(KILLS)
    assert work.promised and work.reports


@pytest.mark.slow
def test_a_killed_database_loses_nothing(serve, places, own_postgres, tmp_path):
    server = serve(places("postgres", own_postgres))
    made = world.furnish(world.found(server, "unplugged", server.first_link()))
    work = Work(made)
    for count in range(KILLS):
        threads = work.go()
        time.sleep(random.uniform(0.05, 1.5))
        own_postgres.kill()
        time.sleep(random.uniform(0, 0.3))
        own_postgres.start()
        time.sleep(0.2)
        work.ends(threads)
        server.wait()
        work.judge(whole=count == KILLS - 1)
        if count % 4 == 3:
            work.settle()
            work.figures(count + 1)
    work.settle()
    work.judge(whole=True)
    log_is_whole(made, tmp_path / "log")
    work.figures(KILLS)


@pytest.mark.slow
def test_a_rotation_of_keys_survives_kills(serve, engine, tmp_path):
    server = serve(engine)
    made = world.furnish(world.found(server, "rotated", server.first_link()))
    for _ in range(20):
        routes.fresh("report", made, made.owner)
    ids, file = made.ids, made.owner.get(f"/decks/{made.ids['deck']}/file")
    names = sorted(item["name"] for item in made.owner.everything("/reports"))
    for _ in range(KILLS):
        assert made.owner.send("POST", "/organisation/keys/rotate").status_code in (202, 409)
        time.sleep(random.choice((0, 0.005, 0.02, 0.1)))
        server.kill()
        server.start()
        assert sorted(item["name"] for item in made.owner.everything("/reports")) == names
        assert made.owner.get(f"/decks/{ids['deck']}/file") == file
    made.owner.call("POST", "/organisation/keys/rotate", expect=(202, 409))
    world.run(made)
    log_is_whole(made, tmp_path / "log")


@pytest.mark.slow
def test_several_servers_share_jobs_and_a_killed_one_is_replaced(serve, places):
    place = places("postgres")
    first = serve(place)
    made = world.furnish(world.found(first, "shared", first.first_link()))
    others = [serve(place) for _ in range(2)]
    servers = [first, *others]
    token = world.token(made.owner, ["read", "write", "download"])["token"]
    apis = [Api(server, token) for server in servers]
    # Each round waits until a lease runs out.
    for round_ in range(-(-KILLS // 3)):
        runs = [apis[n % 3].post("/runs", {"report": made.ids["report"]})["id"] for n in range(9)]
        time.sleep(random.uniform(0, 0.5))
        victim = servers[1 + round_ % 2]
        victim.kill()
        survivors = [api for api in apis if api.server is not victim]
        for count, run in enumerate(runs):
            told = survivors[count % 2].finished(run, 180)
            assert told["state"] == "done" and len(told["decks"]) == 1, told
            assert survivors[(count + 1) % 2].get(f"/runs/{run}")["decks"] == told["decks"]
        victim.start()
    decks = apis[0].everything("/decks")
    by_run = [deck["run"] if isinstance(deck["run"], str) else deck["run"]["id"] for deck in decks]
    assert len(by_run) == len(set(by_run)), "a job took effect twice"


def test_progress_is_seen_from_a_server_that_does_not_work_on_it(serve, places):
    place = places("postgres")
    front = serve(place, workers=0)
    made = world.found(front, "watched", front.first_link())
    for file, kind in (("data/sales.csv", "datasets"), ("brand/meridian.potx", "templates")):
        world.upload(made.owner, world.EXAMPLE / file, kind)
    report = made.owner.post("/reports", {"name": "Slow", "spec": SLOW})["id"]
    run = made.owner.post("/runs", {"report": report})["id"]
    assert made.owner.get(f"/runs/{run}")["state"] == "waiting"
    told = events(made.owner, run)
    # The one that works comes only now, and is asked nothing.
    serve(place)
    states = []
    for kind, progress in told:
        states.append(progress["state"])
        if states[-1] == "running" and "stopping" not in states:
            made.owner.post(f"/runs/{run}/cancel")
            states.append("stopping")
    assert "running" in states and states[-1] == "cancelled", states


def test_a_server_that_is_asked_to_end_finishes_what_it_began(serve):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "ended", server.first_link()))
    run = made.owner.post("/runs", {"report": made.ids["report"]})["id"]
    assert server.stop() == 0
    server.start()
    assert made.owner.finished(run)["state"] == "done"


def test_what_one_server_takes_back_the_others_refuse_within_a_second(serve, places):
    place = places("postgres")
    first = serve(place)
    made = world.found(first, "recalled", first.first_link())
    second = serve(place)
    told = world.token(made.owner, ["read"])
    there = Api(second, told["token"])
    assert there.send("GET", "/account").status_code == 200
    made.owner.delete(f"/account/tokens/{told['id']}")
    time.sleep(1)
    assert there.send("GET", "/account").status_code == 401
    member = world.invite(made, "author")
    beside = Api(second)
    beside.cookie, beside.csrf = member.cookie, member.csrf
    assert beside.send("GET", "/datasets").status_code == 200
    leaver = next(one["id"] for one in made.owner.everything("/members") if one["email"] == made.emails["author"])
    made.owner.delete(f"/members/{leaver}", {})
    time.sleep(1)
    assert beside.send("GET", "/datasets").status_code == 401


@pytest.mark.slow
def test_a_rotation_of_the_root_key_survives_kills(serve, engine):
    server = serve(engine)
    made = world.furnish(world.found(server, "uprooted", server.first_link()))
    file = made.owner.get(f"/decks/{made.ids['deck']}/file")
    for _ in range(KILLS):
        command = subprocess.Popen(
            [server.program, "admin", "rotate-root", "--config", server.config],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        time.sleep(random.choice((0.01, 0.05, 0.1, 0.3)))
        command.kill()
        command.wait()
        assert made.owner.get(f"/decks/{made.ids['deck']}/file") == file
    said = server.command("admin", "rotate-root", "--config", server.config)
    assert said.returncode == 0, said.stdout + said.stderr
    server.stop()
    server.start()
    assert made.owner.get(f"/decks/{made.ids['deck']}/file") == file
    world.run(made)
