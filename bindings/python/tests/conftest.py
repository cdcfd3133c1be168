"""The wheel, and environments that have nothing but it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The wheel that is judged, and that is installed here."""
    named = os.environ.get("INDECK_WHEEL")
    assert named, "INDECK_WHEEL names the wheel: run ./test, which packs and installs one"
    return Path(named).resolve()


@pytest.fixture(scope="session")
def judge_all() -> bool:
    """Whether what takes minutes is judged in full: `INDECK_JUDGE_ALL=1`."""
    return os.environ.get("INDECK_JUDGE_ALL") == "1"


def fresh_environment(folder: Path, python: str, wheel: Path) -> Path:
    """An environment with the wheel and nothing else, not even pip; its interpreter."""
    subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
    inside = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", inside / "python"]
    # Without an index nothing else can come: what the wheel needs it must bring.
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-compile", wheel], check=True)
    return inside / "python"


@pytest.fixture(scope="session")
def clean_python(wheel, tmp_path_factory) -> Path:
    """The interpreter of an environment with the wheel alone."""
    return fresh_environment(tmp_path_factory.mktemp("clean") / "env", sys.executable, wheel)


def other_pythons() -> list[str]:
    """Interpreters of this machine that the wheel is for, besides the one that runs the tests."""
    found = {}
    for minor in range(11, 16):
        for candidate in candidates(f"python3.{minor}"):
            version = version_of(candidate)
            if version and version != sys.version_info[:2]:
                found.setdefault(version, candidate)
    return [found[version] for version in sorted(found)]


def candidates(name: str) -> list[str]:
    """Where an interpreter of that name may be: on the path, and among pyenv's."""
    on_path = [shutil.which(name)] if shutil.which(name) else []
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    return on_path + [str(path) for path in sorted(versions.glob(f"*/bin/{name}"))]


def version_of(python: str) -> tuple[int, int] | None:
    """The version of an interpreter that works and is of the kind that the wheel is for."""
    ask = "import sys, sysconfig, venv; print(*sys.version_info[:2], sysconfig.get_config_var('Py_GIL_DISABLED') or 0)"
    try:
        said = subprocess.run([python, "-c", ask], capture_output=True, text=True, timeout=60)
    except OSError:
        return None
    if said.returncode != 0:
        return None
    major, minor, is_free_threaded = map(int, said.stdout.split())
    return None if is_free_threaded else (major, minor)
