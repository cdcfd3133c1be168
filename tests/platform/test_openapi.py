"""schemathesis throws at every route of the OpenAPI document what it can think of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit import routes, world
from kit.client import Api
from test_flow import profile

EXAMPLES = os.environ.get("INDECK_EXAMPLES", "15")
# Answers that no client should ever see, answers that the document does not promise, and requests that it forbids
# but that are taken all the same.
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance,negative_data_rejection,missing_required_header,unsupported_method,allow_header_conformance"
)
# 412 is how an `If-Match` is refused that no server gave; the rest is schemathesis's own list.
CONFIG = """
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429, "5xx"]
"""
# What ends the session that asks. Nothing else is left out: ids are taken from earlier answers, and a password or
# code that was made up is wrong.
ENDING = r"^(DELETE /api/v1/sessions|DELETE /api/v1/account/sessions/\{session\})$"


def schemathesis(made, authority: Path, folder: Path, credential: dict[str, str], *options: str) -> None:
    """Runs it with a credential; it does not write outside its folder."""
    config = folder / "schemathesis.toml"
    config.write_text(CONFIG)
    headers = [word for name, value in credential.items() for word in ("--header", f"{name}: {value}")]
    command = [
        Path(sys.executable).parent / "schemathesis", "--config-file", config, "run", f"{made.server.base}/api/v1/openapi.json",
        "--url", made.server.base, "--tls-verify", str(authority), *headers,
        "--checks", CHECKS, "--max-examples", EXAMPLES, "--seed", "7", "--request-timeout", "60", "--no-color",
        # A connection that was silent for long may end just when it is used again.
        "--request-retries", "2",
        "--generation-database", "none", "--suppress-health-check", "all", "--warnings", "off", "--continue-on-failure",
        "--phases", "examples,coverage,fuzzing", *options,
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=1500)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]


@pytest.mark.slow
def test_every_answer_is_as_the_document_says(serve, certificate, tmp_path):
    server = serve("sqlite")
    made = world.furnish(world.found(server, "fuzzed", server.first_link()))
    scopes = ["read", "write", "download", "admin", "audit"]
    token = world.token(made.owner, scopes)["token"]
    schemathesis(made, certificate.authority, tmp_path, {"Authorization": f"Bearer {token}"})
    judge(made)


@pytest.mark.slow
def test_every_answer_to_a_person_is_as_the_document_says(serve, certificate, tmp_path):
    """Tokens may not do what concerns the account itself: a session asks for that, and for what is before it."""
    server = serve("sqlite")
    made = world.furnish(world.found(server, "pressed", server.first_link()))
    session = Api(server)
    session.enters("/sessions", email=made.emails["owner"], password=world.PASSWORD)
    credential = {"Cookie": session.cookie, "X-CSRF-Token": session.csrf}
    paths = r"/api/v1/(account|sessions|sign-up|invitations|members|organisation)"
    schemathesis(
        made, certificate.authority, tmp_path, credential, "--include-path-regex", paths, "--exclude-name-regex", ENDING
    )
    assert session.send("GET", "/account").status_code == 200, "all of it was asked by somebody who is signed in"
    judge(made)


def judge(made) -> None:
    """Whatever was thrown at it, it still works."""
    made.owner.enters("/sessions", email=made.emails["owner"], password=world.PASSWORD)
    told = world.upload(made.owner, world.EXAMPLE / "data" / "sales.csv", filename=routes.named("sales.csv"))
    profile(made, told["id"])
    template = world.upload(made.owner, world.EXAMPLE / "brand" / "meridian.potx", "templates", filename=routes.named("m.potx"))
    spec = made.owner.post("/reports/starter", {"dataset": told["id"], "template": template["id"]})["spec"]
    made.ids["report"] = made.owner.post("/reports", {"name": "After all", "spec": spec}, expect=201)["id"]
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
