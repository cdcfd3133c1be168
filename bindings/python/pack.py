"""Packs a wheel around a library that cargo has built, for the tests.

usage: python bindings/python/pack.py LIBRARY FOLDER

`maturin build --release` makes the wheels that people install. It calls cargo in a shape of its own,
which would compile half of the workspace a second time; the tests' wheel holds the library that
`cargo build --workspace` made. Both read `pyproject.toml`, and the same tests judge both.
"""

import base64
import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Not compressed: the wheel is installed a second later and thrown away.
METHOD = zipfile.ZIP_STORED
EPOCH = (1980, 1, 1, 0, 0, 0)


def main(library: Path, folder: Path) -> Path:
    """Write the wheel into that folder and return its path."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
    workspace = tomllib.loads((HERE / "../../Cargo.toml").read_text(encoding="utf-8"))
    version = workspace["workspace"]["package"]["version"]
    named = f"{project['project']['name']}-{version}"
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    tag = f"cp311-abi3-{platform}"
    info = f"{named}.dist-info"
    files = package_files() | native_files(library, project["tool"]["maturin"]["module-name"])
    files |= {f"{info}/{name}": text for name, text in info_files(project["project"], version, tag)}
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{project['project']['name']}-*.whl"):
        old.unlink()
    wheel = folder / f"{named}-{tag}.whl"
    with zipfile.ZipFile(wheel, "w", METHOD) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
            archive.writestr(entry, content)
    return wheel


def package_files() -> dict[str, bytes]:
    """The package's own files: code, stubs and the mark of typed packages."""
    root = HERE / "python"
    found = sorted(path for path in root.rglob("*") if path.suffix in (".py", ".pyi", ".typed"))
    # pathlib takes `py.typed` for a name with that suffix.
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def native_files(library: Path, module: str) -> dict[str, bytes]:
    """The library without its symbols, under the module's name."""
    with tempfile.TemporaryDirectory() as scratch:
        stripped = shutil.copy(library, scratch)
        subprocess.run(["strip", "-x" if sys.platform == "darwin" else "-s", stripped], check=True)
        return {module.replace(".", "/") + ".abi3.so": Path(stripped).read_bytes()}


def info_files(project: dict, version: str, tag: str):
    """What stands in the folder of metadata."""
    yield "METADATA", metadata(project, version).encode()
    lines = ["Wheel-Version: 1.0", "Generator: pack.py", "Root-Is-Purelib: false", f"Tag: {tag}"]
    yield "WHEEL", ("\n".join(lines) + "\n").encode()
    scripts = [f"{name}={target}" for name, target in project["scripts"].items()]
    yield "entry_points.txt", ("[console_scripts]\n" + "\n".join(scripts) + "\n").encode()
    for name in licences(project):
        yield f"licenses/{name}", (HERE / name).read_bytes()


def licences(project: dict) -> list[str]:
    found = [path for pattern in project["license-files"] for path in HERE.glob(pattern)]
    return sorted(path.relative_to(HERE).as_posix() for path in found)


def metadata(project: dict, version: str) -> str:
    """The core metadata, version 2.4."""
    heads = [
        ("Metadata-Version", "2.4"),
        ("Name", project["name"]),
        ("Version", version),
        ("Summary", project["description"]),
        ("Keywords", ",".join(project["keywords"])),
        ("License-Expression", project["license"]),
        ("Requires-Python", project["requires-python"]),
        *(("Author", author["name"]) for author in project["authors"]),
        *(("Classifier", name) for name in project["classifiers"]),
        *(("Requires-Dist", name) for name in project.get("dependencies", [])),
        *(("License-File", name) for name in licences(project)),
        *(("Project-URL", f"{name}, {url}") for name, url in project["urls"].items()),
        ("Description-Content-Type", "text/markdown; charset=UTF-8; variant=GFM"),
    ]
    head = "".join(f"{name}: {value}\n" for name, value in heads)
    return head + "\n" + (HERE / project["readme"]).read_text(encoding="utf-8")


def record(files: dict[str, bytes], own: str) -> bytes:
    """The list of files with their digests; its own line has none."""
    lines = []
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(content)}\n")
    return "".join([*lines, f"{own},,\n"]).encode()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python bindings/python/pack.py LIBRARY FOLDER")
    print(main(Path(sys.argv[1]), Path(sys.argv[2])))
