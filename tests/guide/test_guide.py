"""The guide is true: each snippet is executed, in order, and each picture is one of its slides.

    INDECK_PICTURES=1 pytest tests/guide      also makes the pictures anew (needs LibreOffice)

The data files of a chapter are there in those after it.
"""

import os
import re
import subprocess

import pictures
import pytest
from chapter import GUIDE, Block, Picture, chapters
from conftest import SHARED
from pptx import Presentation
from workbench import Workbench, agrees, commands

CHAPTERS = chapters()
NAMES = [chapter.path.stem for chapter in CHAPTERS]
MAX_PICTURE = 60_000
PICTURES = bool(os.environ.get("INDECK_PICTURES"))


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_every_block_says_what_it_is(chapter):
    for block in (step for step in chapter.steps if isinstance(step, Block)):
        where = f"{chapter.path.name}:{block.line}"
        if block.language == "yaml":
            assert block.options.keys() & {"file", "fragment"}, f"{where}: this snippet is not executed"
        assert block.language in {"yaml", "csv", "toml", "console", "text"}, where


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_a_chapter_does_what_it_shows(chapter, tmp_path, repo, indeck):
    bench = Workbench(tmp_path / "work", repo, indeck)
    for before in CHAPTERS[: CHAPTERS.index(chapter)]:
        bench.carry(before)
    deck = None
    for step in chapter.steps:
        where = f"{chapter.path.name}:{step.line}"
        if isinstance(step, Picture):
            assert deck, f"{where}: no deck was built before this picture"
            assert step.slide.isdigit(), f"{where}: say which slide it is: <!-- slide=2 -->"
            assert int(step.slide) <= slides(deck), f"{where}: {deck.name} has {slides(deck)} slides"
            if PICTURES:
                pictures.draw(deck, int(step.slide), step.path)
            same = step.path.exists() and pictures.remembered(step.path) == pictures.said(deck, int(step.slide))
            assert same, f"{where}: the slide has changed: make the picture anew with INDECK_PICTURES=1"
        elif step.language in {"yaml", "csv", "toml"}:
            bench.take(step)
        elif step.language == "console":
            deck = execute(bench, step, where) or deck
        check_state(bench, step, where)
    if SHARED.is_dir():
        judge(sorted(bench.folder.rglob("*.pptx")))


def execute(bench, block, where):
    """Runs a console block; gives back the last deck that it wrote."""
    deck = None
    for command, shown in commands(block.text):
        _, told = bench.run(command)
        assert agrees(shown, told), f"{where}: $ {command}\n--- shown\n{shown}\n--- told\n{told}"
        wrote = re.findall(r"wrote (\S+\.pptx): ", told)
        deck = bench.folder / wrote[-1] if wrote else deck
    return deck


def check_state(bench, step, where):
    """After a snippet of YAML, `check` finds mistakes exactly if the guide says so."""
    spec = bench.folder / "report.yaml"
    if not isinstance(step, Block) or step.language != "yaml" or not spec.exists():
        return
    if "unchecked" in step.options:
        return
    code, told = bench.run("indeck check report.yaml --min-severity error")
    assert (code != 0) == bench.broken, f"{where}: exit code {code}\n{told}"


def slides(deck):
    """How many slides a deck has."""
    return len(Presentation(deck).slides)


def judge(decks):
    """The deck judge finds nothing."""
    command = [SHARED / "checks" / "pptx-check", "--no-tolerate", "--strict", "--no-embedded-sdk", *decks]
    said = subprocess.run(command, capture_output=True, text=True) if decks else None
    assert not said or said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize("chapter", CHAPTERS, ids=NAMES)
def test_its_pictures_are_there_and_small(chapter):
    for picture in (step for step in chapter.steps if isinstance(step, Picture)):
        where = f"{chapter.path.name}:{picture.line}"
        assert picture.path.exists(), f"{where}: make it with `INDECK_PICTURES=1 pytest tests/guide`"
        assert picture.path.stat().st_size <= MAX_PICTURE, f"{where}: larger than {MAX_PICTURE} bytes"


def test_no_picture_is_left_over():
    used = {step.path for chapter in CHAPTERS for step in chapter.steps if isinstance(step, Picture)}
    folder = GUIDE.parent / "images" / "guide"
    assert {path.resolve() for path in folder.glob("*")} == used


def test_every_link_between_chapters_leads_somewhere():
    for path in GUIDE.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
