"""Every deck of the shared corpus takes one edit of each kind, and the edited deck has no defect that
the decks it is made of did not already have."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_corpus import REFUSED, corpus, message_class

# The edits of `crates/indeck-ooxml/examples/edit_deck.rs`.
SLIDE_EDITS = ["add", "clone", "move", "delete", "hide", "section"]
# The corpus deck's slides come into the other deck.
IMPORTS = ["import-keep", "import-take", "import-fit"]
OTHER = "singerla__SlideWithCharts_af4b21.pptx"

# One deck in so many is loaded by LibreOffice, and one in so many judged; others for each edit.
LOADED = 12
JUDGED = 1 if os.environ.get("INDECK_JUDGE_ALL") else 6


@dataclass
class Edited:
    """A deck after an edit."""

    edit: str
    made_of: list[Path]
    deck: Path
    status: int
    said: str


@pytest.fixture(scope="session")
def edit_deck(example_programs) -> Path:
    """The program that makes one edit of a deck."""
    return example_programs / "edit_deck"


@pytest.fixture(scope="session")
def edited(shared, edit_deck, tmp_path_factory) -> list[Edited]:
    """Every deck of the corpus after each edit."""
    folder = tmp_path_factory.mktemp("edits")

    def run(case: tuple[str, Path]) -> Edited:
        edit, deck = case
        made_of = [shared / "corpus" / "pptx" / OTHER, deck] if edit in IMPORTS else [deck]
        out = folder / f"{deck.stem}-{deck.suffix[1:]}-{edit}{made_of[0].suffix}"
        command = [edit_deck, edit, made_of[0], out, *made_of[1:]]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return Edited(edit, made_of, out, done.returncode, done.stdout + done.stderr)

    decks = [deck for deck in corpus(shared) if deck.name not in REFUSED]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, [(edit, deck) for edit in SLIDE_EDITS + IMPORTS for deck in decks]))


def sample(edited: list[Edited], of: int) -> list[Edited]:
    """One in so many of each edit, beginning with another deck each time."""
    kinds = {one.edit: [] for one in edited}
    for one in edited:
        kinds[one.edit].append(one)
    return [one for number, ones in enumerate(kinds.values()) for one in ones[number % of :: of]]


@pytest.fixture(scope="session")
def defects(shared, edited, tmp_path_factory) -> dict[Path, set[tuple[str, str, str]]]:
    """The judge's findings, as (level, code, class of message)."""
    folder = tmp_path_factory.mktemp("judged")

    def judge(batch: tuple[int, list[Path]]) -> list[dict]:
        number, files = batch
        out = folder / f"{number}.json"
        options = ["--no-tolerate", "--no-embedded-sdk", "--quiet", "--json", out]
        subprocess.run([shared / "checks" / "pptx-check", *options, *files], capture_output=True, timeout=3600)
        return json.loads(out.read_text())

    files = [one.deck for one in sample(edited, JUDGED) if one.deck.exists()] + corpus(shared)
    with ThreadPoolExecutor(2) as pool:
        judged = pool.map(judge, enumerate([files[0::2], files[1::2]]))
    return {
        Path(file["file"]): {(d["level"], d["code"], message_class(d["message"])[:60]) for d in file["defects"]}
        for batch in judged
        for file in batch
    }


def test_every_deck_takes_every_edit(edited):
    wrong = [f"{one.deck.name}: {one.said.strip()}" for one in edited if one.status != 0]
    assert not wrong, "\n".join(wrong)


def test_no_edit_brings_a_defect(edited, defects):
    wrong = [
        f"{one.deck.name}: {level} {code}: {message}"
        for one in sample(edited, JUDGED)
        if one.status == 0
        for level, code, message in sorted(defects[one.deck] - set().union(*(defects[d] for d in one.made_of)))
        if level != "INFO"
    ]
    assert not wrong, "\n".join(wrong)


def test_a_deck_that_nobody_changed_is_the_same_file(shared, edit_deck, tmp_path):
    wrong = []
    for deck in corpus(shared):
        if deck.name not in REFUSED:
            out = tmp_path / deck.name
            subprocess.run([edit_deck, "save", deck, out], check=True, timeout=120)
            if out.read_bytes() != deck.read_bytes():
                wrong.append(deck.name)
    assert not wrong, "\n".join(wrong)


@pytest.mark.render
def test_libreoffice_loads_edited_decks(edited, tmp_path):
    chosen = [one.deck for one in sample(edited, LOADED) if one.status == 0]
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "odp", "--outdir", tmp_path, *chosen]
    subprocess.run(command, capture_output=True, timeout=1800)
    wrong = [deck.name for deck in chosen if not (tmp_path / f"{deck.stem}.odp").exists()]
    assert not wrong, "\n".join(wrong)
