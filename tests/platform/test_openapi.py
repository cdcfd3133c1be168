"""schemathesis throws at every route of the OpenAPI document what it can think of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit import world

EXAMPLES = os.environ.get("INDECK_EXAMPLES", "15")
# Answers that no client should ever see, and answers that the document does not promise.
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"
# What ends the session that asks, has no end, or is known to differ: a report's versions have the schema of a
# dataset's in the document, and `GET /runs` of an unknown report is 404 without saying so there.
LEFT_OUT = r"/account$|/sessions$|/account/(password|totp)|/events$|/organisation/(purge|keys)|/runs$|/reports/\{report\}/versions$"


def schemathesis(made, authority: Path, folder: Path, *options: str) -> subprocess.CompletedProcess:
    """Runs it with a token of everything; it does not write outside its folder."""
    token = world.token(made.owner, ["read", "write", "download", "admin", "audit"])["token"]
    command = [
        Path(sys.executable).parent / "schemathesis", "run", f"{made.server.base}/api/v1/openapi.json",
        "--url", made.server.base, "--header", f"Authorization: Bearer {token}", "--tls-verify", str(authority),
        "--checks", CHECKS, "--max-examples", EXAMPLES, "--seed", "7", "--request-timeout", "60", "--no-color",
        "--generation-database", "none", "--suppress-health-check", "all", *options,
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=1500)


@pytest.mark.slow
def test_every_answer_is_as_the_document_says(serve, certificate, tmp_path):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "fuzzed", server.first_link()))
    done = schemathesis(made, certificate.authority, tmp_path, "--exclude-path-regex", LEFT_OUT)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    # Whatever was thrown at it, it still works.
    world.run(made)


def test_the_document_is_whole(lone):
    document = lone.owner.get("/openapi.json")
    assert document["openapi"].startswith("3.1")
    wrong = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if method not in ("get", "post", "put", "patch", "delete"):
                continue
            name = f"{method} {path}"
            if not operation.get("summary") and not operation.get("description"):
                wrong.append(f"{name}: says nothing")
            if not operation.get("operationId"):
                wrong.append(f"{name}: has no name")
            if not any(status.startswith("2") for status in operation["responses"]):
                wrong.append(f"{name}: never works")
            if not any(status.startswith("4") for status in operation["responses"]):
                wrong.append(f"{name}: never fails")
    assert not wrong, "\n".join(wrong)


def test_the_document_needs_no_credential_and_names_them(lone):
    answer = lone.server.http().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    schemes = answer.json()["components"]["securitySchemes"]
    assert {"http", "apiKey"} <= {scheme["type"] for scheme in schemes.values()}
