"""An organisation with everything in it: members of each role, data, a template, a report, a run, a deck."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .client import Api
from .server import Server

REPO = Path(__file__).resolve().parents[3]
ROLES = ("owner", "admin", "author", "viewer", "auditor")
PASSWORD = "a long enough passphrase 7"
EXAMPLE = REPO / "examples" / "quickstart"


def spec(name: str = "quickstart") -> str:
    """The report of an example, its files named as the platform names them."""
    text = (REPO / "examples" / name / "report.yaml").read_text(encoding="utf-8")
    return re.sub(r"\b(?:data|brand)/([\w.-]+)", r"\1", text)


def last(link: str) -> str:
    """The secret part of a link."""
    return link.rstrip("/").rsplit("/", 1)[-1]


@dataclass
class Organisation:
    """Who is in it, and the ids of what is there."""

    server: Server
    name: str
    members: dict[str, Api] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> Api:
        return self.members["owner"]


def found(server: Server, name: str, link: str) -> Organisation:
    """A new organisation with its owner, signed up with a link."""
    made = Organisation(server, name)
    owner = Api(server)
    made.emails["owner"] = f"owner@{name}.example"
    owner.enters(
        "/sign-up", link=last(link), organisation=f"Organisation {name}", name=f"Olga {name}",
        email=made.emails["owner"], password=PASSWORD,
    )
    made.members["owner"] = owner
    if not owner.csrf:
        owner.enters("/sessions", email=made.emails["owner"], password=PASSWORD)
    return made


def invite(made: Organisation, role: str, who: str = "") -> Api:
    """A new member of a role, who accepts the invitation."""
    email = f"{who or role}@{made.name}.example"
    told = made.owner.post("/invitations", {"email": email, "role": role}, expect=201)
    member = Api(made.server)
    member.enters("/invitations/accept", link=last(told["link"]), name=f"{role} {made.name}", password=PASSWORD)
    if not member.csrf:
        member.enters("/sessions", email=email, password=PASSWORD)
    made.members[who or role] = member
    made.emails[who or role] = email
    return member


def upload(by: Api, file: Path, kind: str = "datasets", **query) -> dict:
    """A file, as its bytes."""
    told = {"name": file.stem, "filename": file.name, **query}
    if kind == "datasets":
        told.setdefault("classification", "internal")
    headers = {"Content-Type": "application/octet-stream"}
    return by.post(f"/{kind}", params=told, content=file.read_bytes(), headers=headers, expect=201)


def versions(by: Api, dataset: str) -> list[dict]:
    """The versions of a dataset, oldest first."""
    return sorted(by.everything(f"/datasets/{dataset}/versions"), key=lambda version: version["number"])


def file_of(by: Api, dataset: str, number: int = 1) -> bytes:
    """The file of a version."""
    version = versions(by, dataset)[number - 1]["id"]
    return by.get(f"/datasets/{dataset}/versions/{version}/file")


def furnish(made: Organisation) -> Organisation:
    """Members of each role, and one of each thing."""
    for role in ROLES[1:]:
        invite(made, role)
    owner = made.owner
    made.ids["dataset"] = upload(owner, EXAMPLE / "data" / "sales.csv")["id"]
    made.ids["version"] = versions(owner, made.ids["dataset"])[0]["id"]
    made.ids["template"] = upload(owner, EXAMPLE / "brand" / "meridian.potx", "templates")["id"]
    made.ids["report"] = owner.post("/reports", {"name": "Sales", "spec": spec()}, expect=201)["id"]
    run(made)
    made.ids["invitation"] = owner.post(
        "/invitations", {"email": f"late@{made.name}.example", "role": "viewer"}, expect=201
    )["id"]
    made.ids["token"] = token(owner, ["read"])["id"]
    made.ids["certificate"] = removed(made, "leaver")["id"]
    made.ids["session"] = owner.get("/account/sessions")["items"][0]["id"]
    emails = {item["email"]: item["id"] for item in owner.everything("/members")}
    for role in ROLES:
        made.ids[f"member-{role}"] = emails[made.emails[role]]
    made.ids["member"] = made.ids["member-viewer"]
    return made


def removed(made: Organisation, who: str) -> dict:
    """Somebody joins and is removed again: the receipt."""
    invite(made, "viewer", who)
    emails = {item["email"]: item["id"] for item in made.owner.everything("/members")}
    del made.members[who]
    return made.owner.delete(f"/members/{emails[made.emails.pop(who)]}")


def run(made: Organisation) -> dict:
    """Runs the report to its end; remembers the run and the deck."""
    asked = made.owner.post("/runs", {"report": made.ids["report"]})
    told = made.owner.finished(asked["id"])
    assert told["state"] == "done", told
    made.ids["run"] = told["id"]
    made.ids["deck"] = told["decks"][0]["id"]
    return told


def token(of: Api, scopes: list[str], days: int = 30, **more) -> dict:
    """A new API token; its text is in `token`."""
    body = {"name": "of the tests", "scopes": scopes, "expires_in_days": days, **more}
    return of.post("/account/tokens", body, expect=201)
