"""The starters of `indeck new`: sound decks, no finding, and data that its script makes."""

import runpy
import subprocess

import pytest
from conftest import SHARED
from pptx import Presentation

FLAVOURS = ["sales", "tracker", "operations"]


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_starter_has_no_finding_and_its_decks_are_sound(flavour, tmp_path, indeck):
    assert run(indeck, "new", "work", "--flavour", flavour, cwd=tmp_path).returncode == 0
    folder = tmp_path / "work"
    checked = run(indeck, "check", "report.yaml", "--min-severity", "note", cwd=folder)
    assert (checked.returncode, checked.stdout.strip()) == (0, "no findings"), checked.stdout
    each = ["--each"] if flavour == "tracker" else []
    built = run(indeck, "build", "report.yaml", *each, cwd=folder)
    assert built.returncode == 0, built.stderr
    decks = sorted(folder.glob("*.pptx"))
    assert len(decks) == (4 if each else 1)
    for deck in decks:
        assert 8 <= len(Presentation(deck).slides) <= 12
        if SHARED.is_dir():
            judged = run(SHARED / "checks" / "pptx-check", "--no-tolerate", "--strict", deck)
            assert judged.returncode == 0, judged.stdout


def test_the_data_is_what_the_script_makes(repo, tmp_path):
    starters = repo / "crates" / "indeck-cli" / "starters"
    script = runpy.run_path(str(starters / "make_data.py"))
    for flavour in FLAVOURS:
        script[flavour](tmp_path)
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    kept = sorted(path.relative_to(starters) for path in starters.rglob("*.csv"))
    assert made == kept
    for name in made:
        assert (tmp_path / name).read_bytes() == (starters / name).read_bytes(), name
        assert (starters / name).stat().st_size <= 60_000, name
