"""What the tests of the platform share: servers, a certificate, a browser."""

import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from kit import browser, certificate as authority, world  # noqa: E402
from kit.postgres import Postgres  # noqa: E402
from kit.server import Place, Server  # noqa: E402
from kit.store import Store  # noqa: E402

REPO = HERE.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPO / "target"))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory):
    """A certificate for this machine."""
    return authority.make(tmp_path_factory.mktemp("certificate"))


def a_postgres():
    """A PostgreSQL server, while somebody wants it."""
    server = Postgres()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgres():
    """The PostgreSQL server that tests share: none kills it or changes its settings."""
    yield from a_postgres()


@pytest.fixture
def own_postgres():
    """A PostgreSQL server of one test, to be killed or set up otherwise."""
    yield from a_postgres()


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    """An S3-compatible object store."""
    server = Store(tmp_path_factory.mktemp("store"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    """Chromium without a window."""
    with sync_playwright() as playwright:
        launched = browser.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def program() -> Path:
    """The command that ./test built."""
    path = Path(os.environ.get("INDECK_PROGRAM", TARGET / "debug" / "indeck"))
    assert path.is_file(), f"{path} is not there: run ./test, which builds it"
    return path


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where pictures of pages go, for people to look at."""
    folder = TARGET / "platform" / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def places(tmp_path_factory, request):
    """Makes places for servers: `places("sqlite")` or `places("postgres")`, which has an object store."""

    def make(engine: str, postgres: Postgres | None = None) -> Place:
        folder = tmp_path_factory.mktemp(engine)
        if engine == "sqlite":
            return Place(folder)
        name = f"indeck-{folder.name}".replace("_", "-")
        postgres, store = postgres or request.getfixturevalue("postgres"), request.getfixturevalue("store")
        return Place(folder, postgres.database(name), store.bucket(name), store.endpoint)

    return make


# Every server that was started and may still run.
STARTED: list[Server] = []


def end(servers: list[Server]) -> None:
    """Kills them: their database may be gone by now, and how they end when they are asked to is judged elsewhere."""
    for server in servers:
        STARTED.remove(server)
        if server.process is not None and server.process.poll() is None:
            server.kill()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """A server that a test itself started ends with it; those of fixtures are for others, too."""
    before = list(STARTED)
    try:
        return (yield)
    finally:
        end([server for server in STARTED if server not in before])


@pytest.fixture(scope="session")
def serve(program, certificate, places):
    """Starts servers, and stops them at the end: `serve("sqlite")`, `serve(place, limits={…})`, `serve(tls=False)`."""

    def start(place="sqlite", tls: bool = True, **settings) -> Server:
        place = places(place) if isinstance(place, str) else place
        server = Server(program, place, certificate if tls else None, **settings)
        STARTED.append(server)
        return server.start()

    yield start
    end(list(STARTED))


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def engine(request) -> str:
    """Each of the two databases."""
    return request.param


@pytest.fixture(scope="session")
def worlds(serve):
    """A server of each engine with one furnished organisation, made when it is first asked for. Tests that
    take it only add, under names of their own (`routes.named`); what they change in an organisation for all they do in one of their own."""
    made = {}

    def of(engine: str) -> world.Organisation:
        if engine not in made:
            server = serve(engine)
            made[engine] = world.furnish(world.found(server, "alpha", server.first_link()))
        return made[engine]

    return of


@pytest.fixture
def alpha(worlds, engine) -> world.Organisation:
    """A furnished organisation, on each engine."""
    return worlds(engine)


@pytest.fixture
def lone(worlds) -> world.Organisation:
    """A furnished organisation on the default engine."""
    return worlds("sqlite")


@pytest.fixture
def new_organisation():
    """Founds one more organisation on a server."""
    count = iter(range(1, 1000))

    def make(server: Server, name: str = "") -> world.Organisation:
        name = name or f"org{os.urandom(3).hex()}{next(count)}"
        return world.found(server, name, server.another_link())

    return make
