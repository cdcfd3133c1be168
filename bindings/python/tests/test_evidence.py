"""Policies, audit logs, and what the evidence in a deck tells."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import indeck
import indeck.audit

ROOT = Path(__file__).resolve().parents[3]
QUICKSTART = ROOT / "examples" / "quickstart" / "report.yaml"
CUSTOMERS = ROOT / "examples" / "customer-report" / "report.yaml"
ANNA = "anna@meridian.example"


def command(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "indeck", *map(str, arguments)], capture_output=True, text=True)


@pytest.fixture
def log(tmp_path) -> Path:
    """The folder of a new log; its keys lie beside it."""
    folder = tmp_path / "audit"
    assert command("audit", "init", folder).returncode == 0
    return folder


@pytest.fixture
def key(log) -> Path:
    return log.with_name("audit.keys") / "public.vkey"


@pytest.fixture
def governed(log) -> indeck.Report:
    return indeck.build(CUSTOMERS, audit_log=log, actor=ANNA)


def tampered(deck: bytes, old: bytes, new: bytes) -> bytes:
    """The deck with other words on its slides."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as write:
        for name in read.namelist():
            part = read.read(name)
            write.writestr(name, part.replace(old, new) if name.startswith("ppt/slides/") else part)
    return out.getvalue()


def test_a_deck_is_intact_after_it_was_made():
    verification = indeck.verify(indeck.build(QUICKSTART).to_bytes())
    assert verification and verification.intact and verification.changes == []
    assert (verification.manifest, verification.signature, verification.log) == ("read", "unsigned", "not-logged")
    assert not verification.authentic
    assert set(verification.parts.values()) == {"intact"}


def test_a_changed_number_is_named():
    report = indeck.build(QUICKSTART)
    title = next(title for title in report.slides if title.startswith("Revenue reached"))
    number = title.split()[2]
    verification = indeck.verify(tampered(report.to_bytes(), number.encode(), "€9,999,999".encode()))
    assert not verification
    changes = [change for change in verification.changes if change.code == "number-changed"]
    assert [(change.slide, change.shape) for change in changes] == [(2, changes[0].shape)]
    assert (changes[0].written, changes[0].now) == (number.strip("€"), "9,999,999")
    assert str(changes[0]).startswith("slide 2 `revenue`")
    assert "edited" in verification.parts.values()


def test_verification_says_what_the_command_says(tmp_path):
    deck = tmp_path / "deck.pptx"
    indeck.build(QUICKSTART).save(deck)
    verification = indeck.verify(deck)
    assert verification.to_dict() == json.loads(command("verify", deck, "--format", "json").stdout)
    assert str(verification).strip() == command("verify", deck).stdout.strip()


def test_what_is_no_deck_cannot_be_verified(tmp_path):
    with pytest.raises(indeck.EvidenceError):
        indeck.verify(b"no deck")
    with pytest.raises(indeck.MissingFileError):
        indeck.verify(tmp_path / "none.pptx")
    with pytest.raises(indeck.MissingFileError):
        indeck.verify(indeck.build(QUICKSTART).to_bytes(), keys=tmp_path / "none.vkey")
    with pytest.raises(indeck.InvalidValueError, match="witnesses"):
        indeck.verify(indeck.build(QUICKSTART).to_bytes(), witnesses=-1)


def test_numbers_are_traced_to_their_cells(tmp_path):
    deck = tmp_path / "deck.pptx"
    indeck.build(QUICKSTART).save(deck)
    traces = indeck.trace(deck)
    assert [trace.slide for trace in traces] == [1, 2, 3, 4]
    one = indeck.trace(deck, slide=2)
    assert len(one) == 1 and one[0].name == "revenue"
    cells = [cells for shape in one[0].shapes for number in shape.numbers for cells in number.cells]
    assert {"by_region", "by_month"} == {cell.table for cell in cells}
    assert one[0].to_dict() == json.loads(command("trace", deck, "--slide", 2, "--format", "json").stdout)
    assert str(one[0]).strip() == command("trace", deck, "--slide", 2).stdout.strip()
    shape = next(shape for shape in one[0].shapes if shape.numbers)
    named = indeck.trace(deck, shape=shape.name)
    assert 2 in [trace.slide for trace in named]
    assert all([s.name for s in trace.shapes] == [shape.name] for trace in named)


def test_what_is_not_there_cannot_be_traced():
    deck = indeck.build(QUICKSTART).to_bytes()
    with pytest.raises(indeck.UnknownNameError):
        indeck.trace(deck, slide=9)
    with pytest.raises(IndexError):
        indeck.trace(deck, slide=-1)
    with pytest.raises(indeck.UnknownNameError):
        indeck.trace(deck, shape="none")
    with pytest.raises(indeck.EvidenceError, match="no manifest"):
        indeck.trace(ROOT / "crates" / "indeck-cli" / "starters" / "brand.potx")


def test_a_governed_deck_is_signed_and_in_the_log(governed, log, key):
    verification = indeck.verify(governed.to_bytes(), keys=key, log_keys=[key])
    assert verification and verification.authentic
    assert (verification.signature, verification.log) == ("valid", "included")
    text = key.read_text().strip()
    assert indeck.verify(governed.to_bytes(), keys=text, log_keys=text)
    assert governed.governed.event is not None and governed.governed.suppressed > 0
    assert "withheld" in governed.governed.to_markdown()
    assert bool(indeck.audit.verify(log)) and bool(indeck.audit.verify(log, key=key))


def test_withheld_cells_are_empty_in_tables(governed):
    cells = governed.tables["by_city_and_segment"].to_dict()["revenue"]
    assert None in cells and any(cell is not None for cell in cells)
    names = governed.tables["top_customers"].to_dict()["customer"]
    source = (CUSTOMERS.parent / "data" / "customers.csv").read_text()
    assert not any(name in source for name in names)


def test_a_policy_without_a_log_is_refused_with_the_way_out():
    for call in (indeck.build, indeck.check, indeck.test):
        with pytest.raises(indeck.InvalidValueError) as raised:
            call(CUSTOMERS)
        assert raised.value.code == "missing-audit-log"
        assert "audit_log=" in raised.value.hints[0]
    with pytest.raises(indeck.InvalidValueError, match="needs an audit log"):
        indeck.build(QUICKSTART, policy=CUSTOMERS.with_name("policy.toml"))


def test_what_is_no_log_is_told(tmp_path):
    with pytest.raises(indeck.AuditError):
        indeck.build(CUSTOMERS, audit_log=tmp_path / "none", actor=ANNA)
    for call in (indeck.audit.verify, indeck.audit.tail):
        with pytest.raises(indeck.AuditError):
            call(tmp_path / "none")


def test_a_refused_build_leaves_a_record_and_no_deck(log):
    with pytest.raises(indeck.RefusedError) as raised:
        indeck.build(CUSTOMERS, audit_log=log, actor="mallory@elsewhere.example")
    assert isinstance(raised.value, PermissionError)
    assert raised.value.code == "policy-refused"
    refused = indeck.audit.query(log, "effect=forbid")
    assert refused and refused[-1].effect == "forbid"


def test_the_log_tells_who_asked_for_what(governed, log):
    events = indeck.audit.tail(log, 100)
    assert [event.index for event in events] == list(range(len(events)))
    assert {"disclose"} <= {event.action for event in events}
    assert len(indeck.audit.tail(log, 2)) == 2
    said = command("audit", "tail", log, "-n", 100)
    assert [str(event) for event in events] == said.stdout.splitlines()
    exported = command("audit", "export", log, "--format", "json").stdout.splitlines()
    assert [event.to_dict() for event in events] == [json.loads(line) for line in exported]
    assert not any(ANNA in str(event) for event in events)
    keys = log.with_name("audit.keys")
    assert any(ANNA in str(event) for event in indeck.audit.tail(log, 100, keys=keys))
    assert "python" in json.dumps([event.to_dict() for event in events])
    with pytest.raises(indeck.InvalidValueError):
        indeck.audit.query(log, "nonsense")


def test_an_event_has_a_proof(governed, log):
    assert indeck.audit.prove(log, 0) == command("audit", "prove", log, "0").stdout
    with pytest.raises(indeck.AuditError):
        indeck.audit.prove(log, 10_000)


def test_a_log_that_was_changed_is_not_intact(governed, log):
    for file in sorted(log.rglob("*")):
        if file.is_file() and file.stat().st_size > 200:
            bytes_ = bytearray(file.read_bytes())
            bytes_[len(bytes_) // 2] ^= 1
            file.chmod(0o600)
            file.write_bytes(bytes_)
            break
    verification = indeck.audit.verify(log)
    assert not verification and verification.faults


def test_a_log_alone_remembers_without_a_policy(log):
    report = indeck.build(QUICKSTART, audit_log=log)
    assert report.governed is None or report.governed.event is not None
    assert indeck.audit.tail(log)
