"""Other programs open every deck: the deck judge without a defect, LibreOffice with every slide."""

import os
import shutil
import subprocess

import pytest
from conftest import DECKS
from judge import assert_sound
from package import read
from pptx import Presentation

# The SDK starts once for each workbook: hundreds from one writer would take minutes and show no more.
MANY_WORKBOOKS = 16


def test_the_deck_judge_finds_nothing(deck, shared):
    assert_judged_sound(shared, deck)


def test_the_judge_finds_nothing_on_the_templates_of_examples_and_tests(repo, shared, example_programs, tmp_path):
    tiny = tmp_path / "tiny.potx"
    subprocess.run([example_programs / "tiny_template", tiny], check=True)
    for template in [tiny, *sorted((repo / "examples").glob("*/brand/*.potx"))]:
        assert_judged_sound(shared, template)


def assert_judged_sound(shared, file):
    workbooks = sum(name.endswith(".xlsx") for name in read(file).parts)
    assert_sound(shared, file, embedded_sdk=workbooks <= MANY_WORKBOOKS)


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """The folder with a PDF of every deck: LibreOffice is started once for all."""
    out = tmp_path_factory.mktemp("rendered")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", out]
    subprocess.run([*command, *sorted(DECKS.glob("*.pptx"))], check=True, capture_output=True, timeout=900)
    kept = DECKS / "pdf"
    shutil.copytree(out, kept, dirs_exist_ok=True)
    return out


@pytest.mark.render
def test_libreoffice_renders_every_slide(deck, rendered):
    pdf = rendered / f"{deck.stem}.pdf"
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
    pages = next(int(line.split()[1]) for line in info.stdout.splitlines() if line.startswith("Pages:"))
    assert pages == len(Presentation(deck).slides)
