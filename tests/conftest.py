"""Where the decks, the programs and the judges are."""

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", REPO / "target"))
DECKS = Path(os.environ.get("INDECK_DECKS", TARGET / "decks"))
SHARED = Path(os.environ.get("INDECK_SHARED", REPO.parent / "shared"))


def pytest_generate_tests(metafunc):
    """A test that takes `deck` runs once for each deck that ./test built."""
    if "deck" in metafunc.fixturenames:
        decks = sorted(DECKS.glob("*.pptx"))
        assert decks, f"no deck in {DECKS}: run ./test, which builds them"
        metafunc.parametrize("deck", decks, ids=[deck.stem for deck in decks])


@pytest.fixture(scope="session")
def repo() -> Path:
    """The repository's root."""
    return REPO


@pytest.fixture(scope="session")
def indeck() -> Path:
    """The command that ./test built."""
    return TARGET / "debug" / "indeck"


@pytest.fixture(scope="session")
def example_programs() -> Path:
    """The folder of the example programs that ./test built."""
    return TARGET / "debug" / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the corpus and the deck judge; tests that take it are skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def flights_deck() -> Path:
    """The deck of the example report."""
    return DECKS / "flights.pptx"
