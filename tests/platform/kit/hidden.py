"""Searches every byte of files for texts, also where they are encoded or packed."""

import base64
import gzip
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path


def spellings(text: str) -> set[bytes]:
    """How a text may stand in a file."""
    found = set()
    for raw in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"), text.upper().encode(), text[::-1].encode()):
        found.add(raw)
        found.add(raw.hex().encode())
        found.add(raw.hex().upper().encode())
        # Base64 of what stands at each of the three places in its groups, without the ends that depend on neighbours.
        for shift in range(3):
            for encode in (base64.b64encode, base64.urlsafe_b64encode):
                coded = encode(b"\0" * shift + raw)
                found.add(coded[(8 * shift + 5) // 6 + (1 if shift else 0) : len(coded) - 4])
    return found


class Search:
    """Knows the texts, and tells which of them stand in some bytes. Texts with the stem are all found by it."""

    def __init__(self, texts: Iterable[str], stem: str) -> None:
        alone = [text for text in texts if stem not in text]
        self.names = {spelling: text for text in [stem, *alone] for spelling in spellings(text)}
        # Digests of files in which nothing was: a database keeps many copies of its empty tables.
        self.clean: set[bytes] = set()

    def found(self, content: bytes, depth: int = 3) -> set[str]:
        """What is in there, in the open or packed."""
        hits = {self.told(name, content, spelling) for spelling, name in self.names.items() if spelling in content}
        if depth:
            for packed in unpacked(content):
                hits |= self.found(packed, depth - 1)
        return hits

    def inside(self, content: bytes) -> set[str]:
        """The same, but files that were searched already are not searched again."""
        digest = hashlib.sha256(content).digest()
        if digest in self.clean:
            return set()
        found = self.found(content)
        if not found:
            self.clean.add(digest)
        return found

    @staticmethod
    def told(name: str, content: bytes, spelling: bytes) -> str:
        """The name with what stands around it."""
        at = content.index(spelling)
        return f"{name}: {content[max(0, at - 60) : at + 60]!r}"

    def below(self, folder: Path) -> dict[str, set[str]]:
        """The same for the names and contents of all files of a folder."""
        hits = {}
        for path in sorted(folder.rglob("*")):
            found = self.found(str(path.relative_to(folder)).encode(), 0)
            if path.is_file() and not path.is_symlink():
                found |= self.inside(path.read_bytes())
            if found:
                hits[str(path)] = found
        return hits


def unpacked(content: bytes) -> Iterable[bytes]:
    """What is packed in there: gzip and zlib members wherever they begin, entries of zips."""
    whole = memoryview(content)
    for start in (match.start() for match in re.finditer(rb"\x1f\x8b\x08", content)):
        yield inflated(whole[start:], 31)
    for start in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content)):
        yield inflated(whole[start:], 15)
    for start in (match.start() for match in re.finditer(rb"PK\x03\x04", content)):
        name, extra = (int.from_bytes(content[start + at : start + at + 2], "little") for at in (26, 28))
        if content[start + 8 : start + 10] == b"\x08\x00":
            yield inflated(whole[start + 30 + name + extra :], -15)


def inflated(content: memoryview, window: int, most: int = 64 << 20) -> bytes:
    """As much as can be inflated; of what only looks like it, which sealed bytes often do, nothing."""
    try:
        tried = zlib.decompressobj(window)
        if not tried.decompress(content[:512], 64):
            return b""
        return zlib.decompressobj(window).decompress(content, most)
    except zlib.error:
        return b""


def examples(text: str) -> list[bytes]:
    """Files in which the text is hidden: the search is tried on them before it is believed."""
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", f"<a>{text}</a>" * 3)
    padded = f"before {text} after"
    return [
        padded.encode(), padded.encode("utf-16-le"), padded.encode("utf-16-be"), zipped.getvalue(),
        b"\0\1\2" + gzip.compress(padded.encode()), b"xyz" + zlib.compress(padded.encode()),
        *(base64.b64encode(b"q" * shift + padded.encode()) for shift in range(3)),
        padded.encode().hex().encode(), b"junk" + gzip.compress(zipped.getvalue()),
    ]
