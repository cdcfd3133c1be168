"""The wheel: what is in it, what it needs, and that a clean environment takes it."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser

import pytest
from conftest import ROOT, fresh_environment, other_pythons

# 10^6 bytes.
MOST_MEGABYTES = 40
PACKAGE = ROOT / "bindings" / "python" / "python"


@pytest.fixture(scope="module")
def archive(wheel):
    with zipfile.ZipFile(wheel) as opened:
        yield opened


@pytest.fixture(scope="module")
def info(archive):
    """The texts of the folder of metadata by their names."""
    folder = re.compile(r"^indeck-[^/]+\.dist-info/")
    names = [name for name in archive.namelist() if folder.match(name)]
    return {folder.sub("", name): archive.read(name).decode() for name in names}


def is_of_a_release(info) -> bool:
    """Whether it is a wheel that people install, made by maturin, and not one of the tests."""
    return "maturin" in info["WHEEL"]


def test_it_is_for_every_cpython_from_3_11_and_for_nothing_else(wheel, info):
    name, version, python, abi, platform = wheel.stem.split("-")
    assert (name, python, abi) == ("indeck", "cp311", "abi3")
    tags = re.findall(r"^Tag: (.*)$", info["WHEEL"], flags=re.MULTILINE)
    assert set(tags) == {f"cp311-abi3-{each}" for each in platform.split(".")}
    assert "Root-Is-Purelib: false" in info["WHEEL"]
    # A free-threaded CPython takes `cp313t` and the like alone, so that it refuses this wheel.
    assert not any(re.search(r"cp3\d+t", tag) for tag in tags)


def test_the_metadata_say_what_it_is(info):
    told = HeaderParser().parsestr(info["METADATA"])
    workspace = tomllib.loads((ROOT / "Cargo.toml").read_text(encoding="utf-8"))["workspace"]
    assert told["Name"] == "indeck"
    assert told["Version"] == workspace["package"]["version"]
    assert told["Requires-Python"] == ">=3.11"
    assert told["License-Expression"] == "(MIT OR Apache-2.0) AND OFL-1.1 AND Bitstream-Vera"
    assert told["Author"] == "The indeck developers"
    assert "Typing :: Typed" in told.get_all("Classifier")
    assert told.get_payload().startswith("# indeck for Python\n")
    assert told["Description-Content-Type"].startswith("text/markdown")


def test_it_needs_nothing_else(info):
    assert "Requires-Dist" not in HeaderParser().parsestr(info["METADATA"])


def test_links_of_its_page_work_outside_the_repository():
    text = (ROOT / "bindings/python/README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    ours = "https://github.com/indeck/indeck/blob/main/"
    assert links and all(link.startswith("https://") for link in links)
    for link in links:
        assert not link.startswith(ours) or (ROOT / link.removeprefix(ours)).exists(), link


def test_it_has_the_whole_package_and_nothing_more(archive):
    there = {name for name in archive.namelist() if ".dist-info/" not in name}
    own = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".pyi", ".typed")]
    native = "indeck/_native.abi3.so" if sys.platform != "win32" else "indeck/_native.pyd"
    assert there == {path.relative_to(PACKAGE).as_posix() for path in own} | {native}
    assert "indeck/py.typed" in there
    for path in own:
        # An installed stub must be the one that was checked.
        assert archive.read(path.relative_to(PACKAGE).as_posix()) == path.read_bytes()


def test_its_licences_are_those_of_the_repository(info):
    fonts = ROOT / "crates/indeck-fonts/fonts"
    expect = {f"LICENSE-font-{folder.parent.name}": folder for folder in fonts.glob("*/LICENSE")}
    expect |= {path.name: path for path in ROOT.glob("LICENSE-*")}
    assert len(expect) == 6
    there = {name.removeprefix("licenses/licenses/"): text for name, text in info.items() if name.startswith("licenses/")}
    assert there == {name: path.read_text(encoding="utf-8") for name, path in expect.items()}


def test_every_file_has_the_digest_that_its_record_says(archive):
    record = next(name for name in archive.namelist() if name.endswith("/RECORD"))
    rows = list(csv.reader(io.StringIO(archive.read(record).decode())))
    assert {row[0] for row in rows} == set(archive.namelist())
    for name, digest, size in rows:
        if name != record:
            content = archive.read(name)
            sha = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
            assert (digest, int(size)) == (f"sha256={sha}", len(content)), name


def test_a_wheel_that_people_install_is_small_and_lists_what_is_in_it(wheel, info):
    if not is_of_a_release(info):
        # The tests' own wheel is not optimised and not compressed; `INDECK_WHEEL` names another.
        assert "pack.py" in info["WHEEL"]
        return
    assert wheel.stat().st_size < MOST_MEGABYTES * 1e6
    assert any(name.startswith("sboms/") for name in info)


def test_it_keeps_to_the_stable_abi(wheel):
    command = [sys.executable, "-m", "abi3audit", "--strict", "--assume-minimum-abi3", "3.11", wheel]
    judged = subprocess.run(command, capture_output=True, text=True)
    assert judged.returncode == 0, judged.stdout + judged.stderr


def test_a_clean_environment_can_import_it(clean_python, tmp_path):
    ask = "import indeck, importlib.metadata as m; print(indeck.__version__, m.version('indeck'), m.requires('indeck'))"
    said = subprocess.run([clean_python, "-c", ask], cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    version, same, requires = said.stdout.split()
    assert (version, requires) == (same, "None")


def test_a_clean_environment_can_write_a_deck(clean_python, tmp_path):
    make = (
        "import indeck\n"
        "deck = indeck.Deck(title='Sales')\n"
        "slide = deck.add_slide('Title and Content', title='Revenue')\n"
        "slide.chart({'month': ['Jan', 'Feb'], 'revenue': [12, 15]}, x='month', y='revenue')\n"
        "deck.save('out.pptx')\n"
    )
    said = subprocess.run([clean_python, "-c", make], cwd=tmp_path, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    from pptx import Presentation

    (slide,) = Presentation(tmp_path / "out.pptx").slides
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].series[0].values) == [12, 15]


@pytest.mark.parametrize("python", other_pythons())
def test_newer_pythons_take_the_same_wheel(python, wheel, tmp_path):
    inside = fresh_environment(tmp_path / "env", python, wheel)
    ask = "import indeck; print(len(indeck.Deck(title='Sales').to_bytes()) > 0)"
    said = subprocess.run([inside, "-c", ask], cwd=tmp_path, capture_output=True, text=True)
    assert (said.returncode, said.stdout) == (0, "True\n"), said.stderr
