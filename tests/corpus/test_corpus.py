"""Every template of the shared corpus takes a slide for each of its layouts, and the deck has no
defect that the template did not already have."""

import json
import posixpath
import re
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from package import Package

# Files of the corpus that are no readable package, and what the refusal says of each.
REFUSED = {
    "apache__clusterfuzz-testcase-minimized-POIXSLFFuzzer-5471515212382208_433b17.pptx": "Corrupt",
    "aspose-slides__AccessProperties_4ae2bb.pptx": "Encrypted",
}

# What becomes of the template's own slides.
OWN_SLIDES = ["keep", "drop"]

# Parts of the template that a new slide changes, and the picture of its first slide, which is left out.
CHANGED = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "docProps/thumbnail.jpeg",
    "ppt/_rels/presentation.xml.rels",
    "ppt/presentation.xml",
}

# A program that ends in a panic has this exit code.
PANICKED = 101


@dataclass
class Outcome:
    """What became of a template."""

    template: Path
    own_slides: str
    deck: Path
    status: int
    said: str


@pytest.fixture(scope="session")
def outcomes(shared, example_programs, tmp_path_factory) -> list[Outcome]:
    """Every template of the corpus with its decks."""
    folder = tmp_path_factory.mktemp("corpus")

    def add_slides(case: tuple[Path, str]) -> Outcome:
        template, own_slides = case
        suffix = ".pptm" if template.suffix == ".pptm" else ".pptx"
        deck = folder / f"{template.stem}-{template.suffix[1:]}-{own_slides}{suffix}"
        command = [example_programs / "every_layout", template, deck, own_slides]
        run = subprocess.run(command, capture_output=True, text=True, timeout=120)
        return Outcome(template, own_slides, deck, run.returncode, run.stdout + run.stderr)

    cases = [(template, own_slides) for template in corpus(shared) for own_slides in OWN_SLIDES]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(add_slides, cases))


@pytest.fixture(scope="session")
def defects(shared, outcomes, tmp_path_factory) -> dict[Path, set[tuple[str, str, str]]]:
    """The judge's findings on templates and decks, as (level, code, class of message)."""
    folder = tmp_path_factory.mktemp("judged")

    def judge(batch: tuple[int, list[Path]]) -> list[dict]:
        number, files = batch
        out = folder / f"{number}.json"
        # Embedded workbooks are copied, or the same in every deck: ./test judges those.
        options = ["--no-tolerate", "--no-embedded-sdk", "--quiet", "--json", out]
        # The exit code tells that some file has defects; a judge that could not run writes nothing.
        subprocess.run([shared / "checks" / "pptx-check", *options, *files], capture_output=True, timeout=1800)
        return json.loads(out.read_text())

    files = [outcome.deck for outcome in outcomes if outcome.deck.exists()] + corpus(shared)
    with ThreadPoolExecutor(2) as pool:
        judged = pool.map(judge, enumerate([files[0::2], files[1::2]]))
    return {
        Path(file["file"]): {(d["level"], d["code"], message_class(d["message"])) for d in file["defects"]}
        for batch in judged
        for file in batch
    }


def corpus(shared: Path) -> list[Path]:
    return sorted(path for path in (shared / "corpus" / "pptx").iterdir() if path.suffix != ".tsv")


def message_class(message: str) -> str:
    """The message without what differs from one place to the next: numbers, ids, positions."""
    without_steps = re.sub(r"/[\w:]+\[\d+\]", "/", message)
    without_names = re.sub(r"'[^']*'|\{[0-9A-Fa-f-]+\}", "'…'", without_steps)
    return re.sub(r"/+", "/", re.sub(r"\d+", "0", without_names))


def test_every_template_gets_a_slide_for_each_layout(outcomes):
    wrong = []
    for outcome in outcomes:
        refusal = REFUSED.get(outcome.template.name)
        case = f"{outcome.template.name} ({outcome.own_slides}): {outcome.said.strip()}"
        if refusal is None and outcome.status != 0:
            wrong.append(case)
        elif refusal is not None and (outcome.status in (0, PANICKED) or refusal not in outcome.said):
            wrong.append(f"should be refused with `{refusal}`: {case}")
        elif refusal is not None and outcome.deck.exists():
            wrong.append(f"refused, but a file was left: {case}")
    assert not wrong, "\n".join(wrong)


def test_no_deck_has_a_defect_that_its_template_did_not_have(outcomes, defects):
    wrong = [
        f"{outcome.template.name} ({outcome.own_slides}): {level} {code}: {message}"
        for outcome in outcomes
        if outcome.status == 0
        for level, code, message in sorted(defects[outcome.deck] - defects[outcome.template])
        if level != "INFO"
    ]
    assert not wrong, "\n".join(wrong)


def test_parts_that_nobody_touched_are_copied_in_their_compressed_bytes(outcomes):
    wrong = []
    for outcome in outcomes:
        if outcome.status == 0 and outcome.own_slides == "keep":
            before, after = packed_parts(outcome.template), packed_parts(outcome.deck)
            for part in sorted(related_parts(outcome.template) - CHANGED):
                if before[part] != after.get(part):
                    wrong.append(f"{outcome.template.name}: {part}")
    assert not wrong, "\n".join(wrong)


def packed_parts(path: Path) -> dict[str, tuple[int, int]]:
    """For each part, its checksum and its length as packed."""
    with zipfile.ZipFile(path) as archive:
        return {info.filename: (info.CRC, info.compress_size) for info in archive.infolist()}


def related_parts(path: Path) -> set[str]:
    """The parts that a relationship leads to; others are litter, which need not be kept."""
    found = set()
    package = Package(path)
    for name in (name for name in package.parts if name.endswith(".rels")):
        source_folder = posixpath.dirname(posixpath.dirname(name))
        targets = [rel.get("Target") for rel in package.xml(name) if rel.get("TargetMode") != "External"]
        found |= {posixpath.normpath(posixpath.join("/", source_folder, target)).lstrip("/") for target in targets}
    return found & package.parts.keys()
