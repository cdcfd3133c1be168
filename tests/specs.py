"""The specs of the tests: a file may hold several, and says in its first comments what it expects.

A line `# file NAME` begins another file of the project; the first file is `report.yaml`. Besides
them, a project has the files of `tests/specs/files` and a small template, `brand.potx`.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "crates" / "indeck" / "tests" / "specs"


@dataclass
class Project:
    """A spec with the files that it needs."""

    name: str
    files: dict[str, str]

    @property
    def options(self) -> list[str]:
        """Options of the command that the spec's first comments ask for."""
        words = {"# param ": "--param", "# set ": "--set", "# burst ": "--burst"}
        lines = self.files["report.yaml"].splitlines()
        return [
            part
            for line in lines
            for start, option in words.items()
            if line.startswith(start)
            for part in (option, line.removeprefix(start))
        ]

    def said(self, start: str) -> list[str]:
        """What follows a word in the spec's first comments."""
        head = f"# {start} "
        return [line.removeprefix(head) for line in self.files["report.yaml"].splitlines() if line.startswith(head)]

    def write(self, folder: Path, template: Path) -> Path:
        """Writes the project into a new folder; gives back the spec's path."""
        shutil.copytree(ROOT / "files", folder)
        shutil.copy(template, folder / "brand.potx")
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder / "report.yaml"


def read_project(path: Path) -> Project:
    """A file of specs as a project."""
    files, name = {"report.yaml": []}, "report.yaml"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# file "):
            name = line.removeprefix("# file ").strip()
            files[name] = []
        else:
            files[name].append(line)
    return Project(path.stem, {name: "\n".join(lines) for name, lines in files.items()})


def projects(kind: str) -> list[Project]:
    """All projects of a kind, `valid` or `broken`, by name."""
    return [read_project(path) for path in sorted((ROOT / kind).glob("*.yaml"))]


def build(project: Project, program: Path, template: Path, out: Path) -> str | None:
    """Builds a project's deck into `out/NAME.pptx`, or its decks into the folder `out/NAME` where what
    they are called is told; gives back what is wrong."""
    each, named = project.said("readback files"), project.said("readback file")
    target = out / project.name if each or named else out / f"{project.name}.pptx"
    if each or named:
        target.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        spec = project.write(Path(folder) / "project", template)
        command = [program, "build", spec, "-o", target, *project.options, *(["--each"] if each else [])]
        said = subprocess.run(command, capture_output=True, text=True)
    return None if said.returncode == 0 else f"{project.name}: {said.stdout}{said.stderr}"


def main(program: str, template: str, out: str) -> None:
    """Builds all valid specs with the command."""
    Path(out).mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        builds = pool.map(lambda p: build(p, Path(program), Path(template), Path(out)), projects("valid"))
        wrong = [why for why in builds if why]
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
