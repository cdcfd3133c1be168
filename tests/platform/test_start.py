"""The first minutes on a fresh machine: one command, and what it says."""

import os
import re
import shutil
import stat
import subprocess

import pytest

from kit import ports, world
from kit.client import Api
from kit.server import LINK, Place, Server


class Fresh(Server):
    """`indeck serve --data DIR --listen ADDRESS`, without a configuration."""

    def start(self, wait: bool = True) -> "Fresh":
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--data", self.place.folder / "data", "--listen", f"127.0.0.1:{self.port}"],
                stdout=log, stderr=log, start_new_session=True, env={**os.environ, "NO_COLOR": "1"},
            )
        self.wait()
        return self


@pytest.fixture(scope="module")
def fresh(program, tmp_path_factory):
    server = Fresh(program, Place(tmp_path_factory.mktemp("fresh")), None)
    server.start()
    yield server
    server.stop()


def test_it_says_where_it_is_and_how_to_begin(fresh):
    link = fresh.first_link()
    said = fresh.said()
    assert f"http://127.0.0.1:{fresh.port}{link}" in said, said
    assert "root.key" in said, "where the root key lies"
    data = fresh.place.folder / "data"
    key = next(data.rglob("root.key"))
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) & 0o077 == 0, "the folder of data is nobody else's"


def test_its_link_makes_an_owner_and_is_printed_no_more(fresh):
    made = world.found(fresh, "fresh", fresh.first_link())
    assert made.owner.get("/account")["email"] == made.emails["owner"]
    fresh.stop()
    fresh.log.write_text("")
    fresh.start()
    assert not LINK.search(fresh.said()), fresh.said()
    made.owner.get("/account")


def test_it_does_not_start_without_its_key(program, tmp_path):
    server = Fresh(program, Place(tmp_path), None).start()
    world.found(server, "keyless", server.first_link())
    server.stop()
    key = next((tmp_path / "data").rglob("root.key"))
    key.unlink()
    done = subprocess.run(
        [program, "serve", "--data", tmp_path / "data", "--listen", f"127.0.0.1:{ports.free()}"],
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode != 0 and "key" in (done.stdout + done.stderr).lower()
    assert not key.exists(), "a new key in the place of a lost one hides the loss"


def test_a_key_that_others_can_read_is_refused(program, tmp_path):
    server = Fresh(program, Place(tmp_path), None).start()
    server.stop()
    key = next((tmp_path / "data").rglob("root.key"))
    key.chmod(0o644)
    done = subprocess.run(
        [program, "serve", "--data", tmp_path / "data", "--listen", f"127.0.0.1:{ports.free()}"],
        capture_output=True, text=True, timeout=30,
    )
    assert done.returncode != 0 and "root.key" in done.stdout + done.stderr


def test_it_tells_that_it_lives_and_whether_it_is_ready(fresh):
    api = Api(fresh)
    assert api.send("GET", "/healthz").status_code == 200
    assert api.send("GET", "/readyz").status_code == 200


def test_the_script_of_the_document_makes_a_deck(serve, program, tmp_path):
    """`docs/platform/api.md` as it stands, with the example's files as they are."""
    server = serve("sqlite", tls=False)
    made = world.found(server, "scripted", server.first_link())
    document = (world.REPO / "docs" / "platform" / "api.md").read_text()
    script = re.search(r"^```sh\n(api=.*?)^```", document, flags=re.MULTILINE | re.DOTALL)[1]
    for file in ("data/sales.csv", "brand/meridian.potx", "report.yaml"):
        shutil.copy(world.EXAMPLE / file, tmp_path)
    token = world.token(made.owner, ["read", "write", "download"])["token"]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace("http://127.0.0.1:8080", server.base)],
        cwd=tmp_path, env={**os.environ, "INDECK_TOKEN": token}, capture_output=True, text=True, timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert server.command("verify", tmp_path / "sales.pptx").returncode == 0, done.stdout + done.stderr


def test_the_help_says_what_there_is(program):
    said = subprocess.run([program, "serve", "--help"], capture_output=True, text=True)
    assert said.returncode == 0
    for option in ("--data", "--listen", "--config"):
        assert option in said.stdout
