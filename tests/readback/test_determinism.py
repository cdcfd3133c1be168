"""Same input, same bytes: whoever builds it, wherever, in any time zone and locale."""

import os
import shutil
import subprocess

REPORT = "examples/flights/report.yaml"


def build(indeck, report, out, folder, **environment):
    settings = {"PATH": os.environ["PATH"], **environment}
    subprocess.run([indeck, "build", report, "-o", out], cwd=folder, env=settings, check=True, capture_output=True)
    return out.read_bytes()


def test_two_builds_are_byte_identical_in_any_surroundings(repo, indeck, flights_deck, tmp_path):
    there = tmp_path / "other place"
    shutil.copytree(repo / "examples", there / "examples", ignore=shutil.ignore_patterns("*.rs"))
    home = tmp_path / "home"
    home.mkdir()
    plain = build(indeck, REPORT, tmp_path / "plain.pptx", repo, HOME=str(home))
    foreign = build(
        indeck,
        there / REPORT,
        tmp_path / "foreign.pptx",
        tmp_path,
        HOME="/nonexistent",
        USER="somebody",
        LOGNAME="somebody",
        TZ="Asia/Tokyo",
        LANG="de_DE.UTF-8",
        LC_ALL="de_DE.UTF-8",
        RAYON_NUM_THREADS="1",
    )
    assert plain == foreign
    assert plain == flights_deck.read_bytes()


def test_the_number_of_processors_does_not_show(repo, indeck, flights_deck, tmp_path):
    one = tmp_path / "one.pptx"
    command = ["taskset", "--cpu-list", "0", indeck, "build", REPORT, "-o", one]
    subprocess.run(command, cwd=repo, check=True, capture_output=True)
    assert one.read_bytes() == flights_deck.read_bytes()
