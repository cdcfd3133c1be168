"""The folder in which a chapter is executed, and the command that is run in it."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

from chapter import Block, Chapter

TEMPLATE = "examples/quickstart/brand/meridian.potx"
# What differs from run to run.
STEADY = [
    (re.compile(r" in \d+(\.\d+)? (s|ms|min)\b"), " in 0 s"),
    (re.compile(r"\(\d+ (B|kB|MB)\)"), "(0 kB)"),
]


class Workbench:
    """A chapter's folder: the template, the files of its blocks, and the decks that it builds."""

    def __init__(self, folder: Path, repo: Path, indeck: Path):
        self.folder, self.indeck = folder, indeck
        self.broken = False
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(repo / TEMPLATE, folder / "brand.potx")
        for picture in ("logo.svg", "logo.png"):
            (folder / "img").mkdir(exist_ok=True)
            shutil.copy(repo / "examples/brand/meridian/ppt/media" / picture, folder / "img" / picture)

    def take(self, block: Block) -> None:
        """Writes what a block holds into the folder."""
        self.broken = "broken" in block.options
        if name := block.options.get("file"):
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        else:
            path = self.folder / "report.yaml"
            spec = path.read_text(encoding="utf-8")
            path.write_text(put(spec, block.options["fragment"], block.text), encoding="utf-8")

    def carry(self, chapter: Chapter) -> None:
        """Takes the data files of a chapter before this one."""
        for step in chapter.steps:
            if isinstance(step, Block) and step.language == "csv":
                self.take(step)

    def run(self, command: str) -> tuple[int, str]:
        """Exit code and output of a line of a console block."""
        words = shlex.split(command.partition(" #")[0])
        target = None
        if ">" in words:
            words, target = words[: words.index(">")], words[words.index(">") + 1]
        if words[0] == "mkdir":
            (self.folder / words[1]).mkdir()
            return 0, ""
        assert words[0] == "indeck", command
        environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
        run = subprocess.run(
            [self.indeck, *words[1:]],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        if target:
            (self.folder / target).write_text(run.stdout, encoding="utf-8")
            return run.returncode, ""
        return run.returncode, run.stdout


def steady(text: str) -> str:
    """Output without what differs from run to run."""
    for pattern, instead in STEADY:
        text = pattern.sub(instead, text)
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def agrees(shown: str, told: str) -> bool:
    """Whether output is what the guide shows; `…` stands for anything, a line of it for any lines."""
    parts = [re.escape(part) for part in re.split("…", steady(shown))]
    return re.fullmatch(".*".join(parts), steady(told), re.DOTALL) is not None


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a console block with the output that is shown below each."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return [(command, "\n".join(lines)) for command, lines in found]


def put(spec: str, key: str, text: str) -> str:
    """A spec with a fragment at a key of its top level, as text, so that places stay what they are.

    A member of a list takes the place of the one with the same `id`; other text is appended.
    """
    sections = split(spec, r"^(?=[A-Za-z_]+:)")
    at = next((i for i, part in enumerate(sections) if part.startswith(f"{key}:")), None)
    if text.startswith(f"{key}:"):
        if at is None:
            slides = next(i for i, part in enumerate(sections) if part.startswith("slides:"))
            sections.insert(slides, text)
        else:
            sections[at] = text
        return "".join(sections)
    text = indented(text)
    if at is None:
        slides = next(i for i, part in enumerate(sections) if part.startswith("slides:"))
        sections.insert(slides, f"{key}:\n{text}")
        return "".join(sections)
    start = r"^(?=  - )" if text.lstrip().startswith("- ") else r"^(?=  [A-Za-z_]+:)"
    members = split(sections[at], start)
    for member in split(text, start):
        name = named(member)
        same = [i for i, old in enumerate(members) if i and name and named(old) == name]
        if same:
            members[same[0]] = member
        else:
            members.append(member)
    sections[at] = "".join(members)
    return "".join(sections)


def split(text: str, start: str) -> list[str]:
    """Parts of a text that begin where a pattern matches."""
    return [part for part in re.split(start, text, flags=re.MULTILINE) if part]


def indented(text: str) -> str:
    """A fragment at the depth of a member: two spaces."""
    if text.startswith("  "):
        return text
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def named(member: str) -> str | None:
    """The id of a member of a list, or its key in a map."""
    if member.startswith("  - "):
        found = re.search(r"\bid: *\"?([^\s,}\"]+)", member)
        return found[1] if found else None
    found = re.match(r"  ([A-Za-z_]+):", member)
    return found[1] if found else None
