"""A chapter of the guide: its blocks in order, and what each of them asks for.

The words after the fence say what a block is:

    yaml file=report.yaml        a file of the chapter's folder, from here on
    csv file=data/sales.csv      the same, for data
    toml file=policy.toml        the same, for policies
    yaml fragment=slides         put into `report.yaml` at that key: a list grows, or takes the
                                 place of the member with the same `id`; a map is merged
    yaml fragment=report         the same for a map; the text may begin with the key itself
    console                      lines that begin with `$` are run; what follows is their output
    text                         shown, not run

`broken` after a file or fragment says that the next `check` must find errors; without it, it must not.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "guide"

FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)\)(?:<!-- slide=(?P<slide>\S+) -->)?")
# Checked by tests of their own.
OTHERS = {"brand.md", "cli.md", "editing.md", "expressions.md", "reference.md"}


@dataclass
class Block:
    """A fenced block of a chapter."""

    language: str
    options: dict[str, str]
    text: str
    line: int


@dataclass
class Picture:
    """A picture of a slide, which stands after the block that builds the deck."""

    path: Path
    slide: str
    line: int


@dataclass
class Chapter:
    """A page of the guide."""

    path: Path
    steps: list[Block | Picture] = field(default_factory=list)


def read(path: Path) -> Chapter:
    """A page with its blocks and pictures, in order."""
    text = path.read_text(encoding="utf-8")
    found = [(m.start(), block(m, text)) for m in FENCE.finditer(text)]
    inside = [m.span() for m in FENCE.finditer(text)]
    for match in PICTURE.finditer(text):
        if any(start <= match.start() < end for start, end in inside):
            continue
        line = text.count("\n", 0, match.start()) + 1
        found.append((match.start(), Picture((path.parent / match["path"]).resolve(), match["slide"] or "", line)))
    return Chapter(path, [step for _, step in sorted(found, key=lambda pair: pair[0])])


def block(match: re.Match, text: str) -> Block:
    """A block from its fence."""
    words = match["info"].split()
    options = dict(word.partition("=")[::2] for word in words[1:])
    return Block(words[0] if words else "", options, match["text"], text.count("\n", 0, match.start()) + 1)


def chapters() -> list[Chapter]:
    """All pages that these tests run, in the order of their names."""
    return [read(path) for path in sorted(GUIDE.glob("*.md")) if path.name not in OTHERS]
