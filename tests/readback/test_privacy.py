"""A deck says nothing about the machine, the person or the hour that made it."""

import getpass
import io
import os
import re
import socket
import zipfile

from conftest import DECKS, REPO, TARGET
from package import Package, read


def words_of_this_machine() -> list[bytes]:
    """Names and paths that must stand nowhere. Short ones would be found by chance."""
    words = {socket.gethostname(), os.path.expanduser("~"), str(REPO), str(TARGET), str(DECKS)}
    if getpass.getuser() != "root":
        words.add(getpass.getuser())
    return [word.encode() for word in words if len(word) > 4]


def every_part(package: Package):
    """The parts of the deck, and the parts of the workbooks in it."""
    for name, data in package.parts.items():
        yield name, data
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as workbook:
                for inner in workbook.namelist():
                    yield f"{name}!{inner}", workbook.read(inner)


def test_no_part_names_this_machine(deck):
    for name, data in every_part(read(deck)):
        for word in words_of_this_machine():
            assert word not in data, f"{name} has {word.decode()}"


def test_no_part_has_a_path_of_a_file_system(deck):
    for name, data in every_part(read(deck)):
        if name.endswith((".xml", ".rels")):
            assert not re.search(rb"file://|[\"'>](/home/|/tmp/|/Users/|[A-Z]:\\)", data), name


def test_every_entry_has_the_same_fixed_time(deck):
    with zipfile.ZipFile(deck) as archive:
        times = {info.date_time for info in archive.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
