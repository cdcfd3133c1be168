"""Every route of the API: what it does, by the verb of the policy, and a request that makes sense."""

import csv
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import world
from .client import Api
from .world import REPO, Organisation

HERE = Path(__file__).resolve().parent.parent
POLICY = REPO / "crates" / "indeck-platform" / "src" / "access" / "roles.tsv"
SPEC = world.spec()
CSV = b"month,region,revenue,orders\n2026-01-01,North,1,1\n"


@dataclass(frozen=True)
class Route:
    """A row of routes.tsv."""

    method: str
    path: str
    verb: str

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def has_id(self) -> bool:
        return "{" in self.path


def table() -> list[Route]:
    """All routes."""
    with open(HERE / "routes.tsv", encoding="utf-8") as file:
        return [Route(**row) for row in csv.DictReader(file, delimiter="\t")]


def policy() -> dict[str, dict[str, str]]:
    """What each role may do, verb by verb: `yes`, `no` or `own`."""
    with open(POLICY, encoding="utf-8") as file:
        return {row.pop("verb"): row for row in csv.DictReader(file, delimiter="\t")}


def fill(path: str, ids: dict[str, str]) -> str:
    """A path with ids in it."""
    return path.format_map({"chart": "1", "event": "0", **ids})


def fresh(kind: str, made: Organisation, by: Api) -> str:
    """One more thing of a kind, which may be spoilt."""
    name = f"{kind}-{os.urandom(4).hex()}"
    if kind == "dataset":
        return upload(by, "datasets", f"{name}.csv", CSV)
    if kind == "template":
        bytes_ = (world.EXAMPLE / "brand" / "meridian.potx").read_bytes()
        return upload(by, "templates", f"{name}.potx", bytes_)
    if kind == "report":
        return by.post("/reports", {"name": name, "spec": SPEC})["id"]
    if kind == "deck":
        return made.owner.finished(by.post("/runs", {"report": made.ids["report"]})["id"])["decks"][0]["id"]
    if kind == "run":
        return by.post("/runs", {"report": made.ids["report"]})["id"]
    if kind == "invitation":
        return by.post("/invitations", {"email": f"{name}@{made.name}.example", "role": "viewer"})["id"]
    if kind == "member":
        world.invite(made, "viewer", name)
        return next(m["id"] for m in made.owner.everything("/members") if m["email"] == made.emails[name])
    if kind == "token":
        return world.token(by, ["read"])["id"]
    raise KeyError(kind)


def upload(by: Api, kind: str, filename: str, content: bytes) -> str:
    query = {"name": filename, "filename": filename}
    if kind == "datasets":
        query["classification"] = "internal"
    headers = {"Content-Type": "application/octet-stream"}
    return by.post(f"/{kind}", params=query, content=content, headers=headers, expect=201)["id"]


def named(filename: str) -> str:
    """A file name that no other test has used: organisations are shared, and a name is taken once."""
    stem, dot, kind = filename.rpartition(".")
    return f"{stem}-{os.urandom(4).hex()}{dot}{kind}"


def raw(content: bytes, filename: str, **query) -> dict:
    return {
        "params": {"name": filename, "filename": filename, **query},
        "content": content,
        "headers": {"Content-Type": "application/octet-stream"},
    }


def version(content: bytes, filename: str) -> dict:
    """One more version of a dataset, which has its name already."""
    return raw(content, filename) | {"params": {"filename": filename}}


def name() -> str:
    return f"name {os.urandom(4).hex()}"


# What is sent with a route, given the organisation that it is about.
REQUESTS: dict[str, Callable[[Organisation], dict]] = {
    "PATCH /account": lambda made: {"json": {"name": name()}},
    "DELETE /account": lambda made: {"json": {"password": "not the password at all"}},
    "POST /account/password": lambda made: {"json": {"current": world.PASSWORD, "new": world.PASSWORD + " 2"}},
    "POST /account/totp/confirm": lambda made: {"json": {"code": "000000"}},
    "DELETE /account/totp": lambda made: {"json": {"password": world.PASSWORD}},
    "POST /account/tokens": lambda made: {"json": {"name": name(), "scopes": ["read"], "expires_in_days": 1}},
    "PATCH /organisation": lambda made: {"json": {"name": name()}},
    "PUT /organisation/policy": lambda made: {"json": {"text": made.owner.get("/organisation/policy")["text"]}},
    "PATCH /members/{member}": lambda made: {"json": {"role": "viewer"}},
    "DELETE /members/{member}": lambda made: {"json": {}},
    "POST /members/{member}/reset-link": lambda made: {"json": {"password": world.PASSWORD}},
    "POST /invitations": lambda made: {"json": {"email": f"{os.urandom(4).hex()}@x.example", "role": "viewer"}},
    "POST /datasets": lambda made: raw(CSV, f"d{os.urandom(4).hex()}.csv", classification="internal"),
    "PATCH /datasets/{dataset}": lambda made: {"json": {"name": name()}},
    "POST /datasets/{dataset}/versions": lambda made: version(CSV, "sales.csv"),
    "POST /templates": lambda made: raw(
        (world.EXAMPLE / "brand" / "meridian.potx").read_bytes(), f"t{os.urandom(4).hex()}.potx"
    ),
    "POST /reports": lambda made: {"json": {"name": name(), "spec": SPEC}},
    "PUT /reports/{report}": lambda made: {"json": {"spec": SPEC}},
    "PATCH /reports/{report}": lambda made: {"json": {"name": name()}},
    "POST /reports/check": lambda made: {"json": {"spec": SPEC}},
    "POST /reports/starter": lambda made: {
        "json": {"dataset": made.ids["dataset"], "template": made.ids["template"]}
    },
    "POST /runs": lambda made: {"json": {"report": made.ids["report"]}},
}


def request(route: Route, made: Organisation) -> dict:
    """What is sent with a route."""
    return REQUESTS.get(route.name, lambda _: {})(made)
