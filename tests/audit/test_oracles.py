"""What indeck-audit writes, judged by implementations that are not ours.

The example `audit_vectors` writes a small log with all proofs, an envelope and exports.
"""

import base64
import json
import re
import subprocess
from functools import cache
from hashlib import sha256

import cbor2
import pytest
from conftest import TARGET
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from jsonschema import Draft202012Validator
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema
from pymerkle import InmemoryTree, verify_inclusion
from pymerkle.proof import InclusionProof
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    subprocess.run([TARGET / "debug/examples/audit_vectors", folder], check=True)
    return folder


@pytest.fixture(scope="module")
def log(folder):
    return json.loads((folder / "log.json").read_text())


@pytest.fixture(scope="module")
def tree(log):
    tree = InmemoryTree(algorithm="sha256")
    for entry in log["entries"]:
        tree.append_entry(bytes.fromhex(entry))
    return tree


def public_key(vkey):
    """The name, id and key of a C2SP verifier key."""
    name, key_id, material = vkey.split("+", 2)
    material = base64.b64decode(material, validate=True)
    assert sha256(name.encode() + b"\n" + material).hexdigest()[:8] == key_id
    return name, bytes.fromhex(key_id), material[0], material[1:]


def lines(folder, name):
    text = (folder / name).read_bytes().decode()
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_cbor2_writes_the_same_bytes(log):
    for entry in map(bytes.fromhex, log["entries"]):
        event = cbor2.loads(entry)
        assert event[0] == 1
        assert cbor2.dumps(event, canonical=True) == entry


def test_pymerkle_has_the_same_roots(log, tree):
    for size, root in enumerate(log["roots"], 1):
        assert tree.get_root(size).hex() == root


def test_pymerkle_believes_each_inclusion_proof(log, tree):
    for size, index, hashes in log["inclusions"]:
        theirs = tree.prove_inclusion(index + 1, size)
        path = [sha256(b"\0" + bytes.fromhex(log["entries"][index])).digest()]
        path += map(bytes.fromhex, hashes)
        ours = InclusionProof.deserialize(
            theirs.serialize() | {"path": [digest.hex() for digest in path]}
        )
        root = bytes.fromhex(log["roots"][size - 1])
        verify_inclusion(path[0], root, ours, index=index + 1, size=size)


def test_consistency_proofs_are_those_of_the_recursion_of_rfc_6962(log):
    leaves = [bytes.fromhex(entry) for entry in log["entries"]]

    def root(start, end):
        # The root of a part of the tree is the one of a tree of these leaves alone.
        return subtree_root(tuple(leaves[start:end]))

    def proof(old, start, end, whole):
        if old == end - start:
            return [] if whole else [root(start, end)]
        split = 1 << (end - start - 1).bit_length() - 1
        if old <= split:
            return proof(old, start, start + split, whole) + [root(start + split, end)]
        rest = proof(old - split, start + split, end, False)
        return rest + [root(start, start + split)]

    for new, old, hashes in log["consistencies"]:
        assert hashes == proof(old, 0, new, True), (old, new)


@cache
def subtree_root(leaves):
    tree = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        tree.append_entry(leaf)
    return tree.get_root(len(leaves)).hex()


def test_cryptography_believes_the_checkpoint_and_its_witness(log):
    text, signatures = log["checkpoint"].rsplit("\n\n", 1)
    text = text.encode() + b"\n"
    assert text == f"{log['origin']}\n48\n{base64_of(log['roots'][-1])}\n".encode()
    ours, witness = signatures.splitlines()
    for line, vkey, algorithm in ((ours, log["key"], 1), (witness, log["witness"], 4)):
        name, key_id, found, key = public_key(vkey)
        dash, line_name, signature = line.split(" ")
        signature = base64.b64decode(signature, validate=True)
        assert (dash, line_name, signature[:4], found) == ("\u2014", name, key_id, algorithm)
        message, signature = text, signature[4:]
        if algorithm == 4:
            time, signature = int.from_bytes(signature[:8]), signature[8:]
            message = f"cosignature/v1\ntime {time}\n".encode() + text
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)


def base64_of(hexadecimal):
    return base64.b64encode(bytes.fromhex(hexadecimal)).decode()


def test_a_proof_is_the_text_of_c2sp(log):
    size = len(log["entries"])
    hashes = next(path for new, index, path in log["inclusions"] if (new, index) == (size, 5))
    expected = ["c2sp.org/tlog-proof@v1", "index 5", *map(base64_of, hashes), "", ""]
    assert log["proof"] == "\n".join(expected) + log["checkpoint"]


def test_securesystemslib_believes_the_envelope(folder, log):
    data = json.loads((folder / "envelope.json").read_text())
    key_id = data["signatures"][0]["keyid"]
    key = SSlibKey(key_id, "ed25519", "ed25519", {"public": public_key(log["key"])[3].hex()})
    envelope = Envelope.from_dict(json.loads((folder / "envelope.json").read_text()))
    assert list(envelope.verify([key], 1)) == [key_id]
    data["payload"] = base64.b64encode(envelope.payload + b" ").decode()
    with pytest.raises(VerificationError):
        Envelope.from_dict(data).verify([key], 1)


def test_in_toto_reads_the_statement(folder):
    data = json.loads((folder / "envelope.json").read_text())
    assert data["payloadType"] == "application/vnd.in-toto+json"
    payload = base64.b64decode(data["payload"], validate=True)
    proto = json_format.Parse(payload, statement_pb2.Statement())
    Statement.copy_from_pb(proto).validate()
    assert [subject.name for subject in proto.subject] == [
        "ppt/presentation.xml",
        "ppt/slides/slide1.xml",
    ]
    # One text for each value: what Python writes in the same form is the same.
    value = json.loads(payload)
    again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again.replace("\u202e", "\\u202e").encode() == payload


def test_every_event_fits_its_ocsf_class(folder):
    schema = get_ocsf_schema("1.8.0")
    validators = {}
    classes = set()
    for line in lines(folder, "events.ocsf.jsonl"):
        event = json.loads(line)
        uid = event["class_uid"]
        if uid not in validators:
            embedded = OcsfJsonSchemaEmbedded(schema)
            name = embedded.lookup_class_name_from_uid(uid)
            found = embedded.get_class_schema(name)
            assert found.get("additionalProperties") is False, "the schema takes anything"
            Draft202012Validator.check_schema(found)
            validators[uid] = Draft202012Validator(found)
        errors = validators[uid].iter_errors(event)
        assert not [f"{error.json_path}: {error.message[:200]}" for error in errors], uid
        assert event["type_uid"] == uid * 100 + event["activity_id"]
        classes.add(uid)
    assert classes == {3002, 3004, 3005, 6003, 6005, 6006}


def test_a_hostile_text_forges_nothing_in_cef(folder, log):
    found = lines(folder, "events.cef")
    assert len(found) == len(log["entries"])
    for line in found:
        assert not re.search("[\\x00-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]", line)
        header = re.split(r"(?<!\\)(?:\\\\)*\|", line, maxsplit=7)
        assert len(header) == 8 and header[0] == "CEF:0" and header[6] in "2468"
        keys = re.findall(r"(?:^| )(\w+)(?<!\\)=", header[7])
        assert keys.count("act") == 1 and len(keys) == len(set(keys)), keys


def test_lines_of_json_have_all_that_events_say(folder, log):
    for entry, line in zip(log["entries"], lines(folder, "events.jsonl"), strict=True):
        event, shown = cbor2.loads(bytes.fromhex(entry)), json.loads(line)
        assert (event[1].hex(), event[5]) == (shown["id"], shown["action"])
        assert shown["stage"] == ["intent", "outcome", "single"][event[6][0]]
        assert len(event.get(12, [])) == len(shown.get("inputs", []))
