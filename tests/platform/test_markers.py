"""Two hundred markers in every field there is; then every byte that was written is searched for them."""

import io
import os
import zipfile

import httpx
import pytest

from kit import hidden, otp, routes, world
from kit.client import Api

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
STEM = "MkZqvXwjPbgh"


class Markers:
    """Texts that stand nowhere else in the world."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def new(self) -> str:
        """One more: letters only, so that it may stand anywhere."""
        text = STEM + "".join(ALPHABET[byte % len(ALPHABET)] for byte in os.urandom(12))
        self.made.append(text)
        return text

    def mail(self) -> str:
        return f"{self.new()}@{self.new()}.example"


def test_the_search_finds_what_is_hidden():
    alone = "WvbnqKxzTrdfLp"
    search = hidden.Search([Markers().new(), alone], STEM)
    for text in (Markers().new(), alone):
        for content in hidden.examples(text):
            assert search.found(content), content[:80]
    assert search.found(os.urandom(1 << 20)) == set()


def with_markers(package: bytes, markers: Markers) -> bytes:
    """A template with a marker in its title, its theme and the name of one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = content.replace(b"</cp:coreProperties>", f"<dc:title>{markers.new()}</dc:title></cp:coreProperties>".encode(), 1)
            if entry.filename.startswith("ppt/theme/theme"):
                content = content.replace(b'name="', f'name="{markers.new()} '.encode(), 1)
            target.writestr(entry, content)
    return out.getvalue()


def live(server, markers: Markers):
    """An organisation in which everything is done, with a marker wherever something can be said."""
    m = markers.new
    owner = Api(server, headers={"User-Agent": f"{m()}/1.0"})
    made = world.Organisation(server, "marked")
    password = f"{m()} {m()}"
    mail = markers.mail()
    owner.enters("/sign-up", link=world.last(server.first_link()), organisation=m(), name=f"{m()} {m()}", email=mail, password=password)
    if not owner.csrf:
        owner.enters("/sessions", email=mail, password=password)
    made.members["owner"], made.emails["owner"] = owner, mail
    Api(server, headers={"User-Agent": m()}).send("POST", "/sessions", json={"email": markers.mail(), "password": m()})
    owner.patch("/account", {"name": f"{m()} {m()}"})
    owner.patch("/organisation", {"name": m()})
    owner.get("/account", headers={"User-Agent": m(), "X-Request-Id": m(), "Referer": f"https://localhost/{m()}"})
    members(made, markers)
    data(made, markers)
    reports(made, markers)
    refused(made, markers)
    secret = owner.post("/account/totp")["secret"]
    codes = owner.post("/account/totp/confirm", {"code": otp.code(secret)})["recovery_codes"]
    markers.made += [secret, *codes]
    owner.get("/account/export")
    owner.get("/audit/export")
    return made


def members(made, markers: Markers) -> None:
    owner, server = made.owner, made.server
    for role in world.ROLES[1:]:
        mail, password = markers.mail(), f"{markers.new()} 1"
        link = owner.post("/invitations", {"email": mail, "role": role})["link"]
        member = Api(server, headers={"User-Agent": markers.new()})
        member.enters("/invitations/accept", link=world.last(link), name=f"{markers.new()} {markers.new()}", password=password)
        if not member.csrf:
            member.enters("/sessions", email=mail, password=password)
        made.members[role] = member
        told = member.post("/account/tokens", {"name": markers.new(), "scopes": ["read"], "expires_in_days": 3})
        markers.made += [told["token"].removeprefix("indeck_"), member.cookie.split("=", 1)[1], world.last(link)]
    owner.post("/invitations", {"email": markers.mail(), "role": "viewer"})


def data(made, markers: Markers) -> None:
    owner = made.owner
    columns = [markers.new() for _ in range(4)]
    rows = [",".join(markers.new() for _ in columns[:3]) + f",{n}" for n in range(24)]
    name = markers.new()
    content = "\n".join([",".join(columns), *rows]).encode() + b"\n"
    made.ids["dataset"] = owner.post("/datasets", **routes.raw(content, f"{name}.csv", name=markers.new(), classification="confidential"))["id"]
    made.names = {"file": f"{name}.csv", "columns": columns}
    owner.patch(f"/datasets/{made.ids['dataset']}", {"name": markers.new()})
    owner.post(f"/datasets/{made.ids['dataset']}/versions", **routes.version(content + rows[0].encode() + b"\n", f"{markers.new()}.csv"))
    template = with_markers((world.EXAMPLE / "brand" / "meridian.potx").read_bytes(), markers)
    made.names["template"] = f"{markers.new()}.potx"
    made.ids["template"] = owner.post("/templates", **routes.raw(template, made.names["template"], name=markers.new()))["id"]


def reports(made, markers: Markers) -> None:
    owner, m = made.owner, markers.new
    text = world.spec()
    text = text.replace("sales.csv", "plain.csv").replace("meridian.potx", made.names["template"])
    for old in ("Sales review", "Revenue by month and region", "Next steps", "sells most", "made-up data", "Per order"):
        text = text.replace(old, f"{old} {m()}")
    plain = (world.EXAMPLE / "data" / "sales.csv").read_text()
    for old in sorted({line.split(",")[1] for line in plain.strip().split("\n")[1:]}):
        plain = plain.replace(old, m())
    owner.post("/datasets", **routes.raw(plain.encode(), "plain.csv", classification="internal"))
    text += f"\n# {m()}\n"
    owner.post("/reports/check", {"spec": text})
    made.ids["report"] = owner.post("/reports", {"name": m(), "spec": text})["id"]
    owner.patch(f"/reports/{made.ids['report']}", {"name": m()})
    owner.put(f"/reports/{made.ids['report']}", {"spec": text + f"# {m()}\n"})
    world.run(made)
    for path in ("decks/{deck}/file", "runs/{run}/charts/1", "runs/{run}/log", "datasets/{dataset}/profile", "templates/{template}"):
        owner.get("/" + path.format_map(made.ids))
    broken = text.replace("SUM(revenue)", f"SUM({m()})", 1)
    report = owner.post("/reports", {"name": m(), "spec": broken})["id"]
    owner.finished(owner.post("/runs", {"report": report})["id"])
    spoilt = owner.post("/reports", {"name": m(), "spec": text})["id"]
    owner.delete(f"/reports/{spoilt}")


def refused(made, markers: Markers) -> None:
    """What is said in requests that lead to nothing."""
    viewer, m = made.members["viewer"], markers.new
    for path in (f"/datasets/{m()}", f"/reports?after={m()}", f"/{m()}", f"/audit/events?actor={m()}"):
        viewer.send("GET", path)
    viewer.send("POST", "/reports", json={"name": m(), "spec": m(), m(): m()})
    made.owner.send("POST", "/reports", json={"name": m(), "spec": f"{m()}: [", "odd": m()})
    made.owner.send("POST", "/reports", content=f'{{"{m()}'.encode(), headers={"Content-Type": "application/json"})
    made.owner.send("POST", "/datasets", **routes.raw(m().encode(), f"{m()}.exe", classification=m()))
    made.owner.send("POST", "/templates", **routes.raw(f"PK\x03\x04{m()}".encode(), f"{m()}.potx"))
    made.owner.send("PUT", "/organisation/policy", json={"text": f"{m()} = ["})
    made.owner.send("POST", "/reports", json={"name": m(), "spec": world.spec()}, headers={"Idempotency-Key": m()})
    Api(made.server, token=f"indeck_{m()}").send("GET", "/account")
    for path in (f"/{m()}", f"/sign-in?next=/{m()}", f"/sign-up/{m()}", f"/invitation/{m()}"):
        made.server.http().get(path, headers={"Cookie": f"__Host-indeck={m()}", "User-Agent": m()})
    form = {"email": f"{m()}@x.example", "password": m(), "next": f"/{m()}"}
    made.server.http().post("/sign-in", data=form)
    try:
        made.owner.send("POST", "/datasets", **(routes.raw(b"", f"{m()}.csv", classification="internal") | {"content": half(m())}))
    except (httpx.TransportError, InterruptedError):
        pass


def half(marker: str):
    """An upload that ends in the middle."""
    yield f"a,b\n{marker},1\n".encode() * 50_000
    raise InterruptedError


def test_no_marker_is_on_any_disk(serve, places, engine, request):
    markers = Markers()
    # What the query engine says of itself at `debug` has names of columns in it; ours has not.
    postgres = request.getfixturevalue("own_postgres") if engine == "postgres" else None
    server = serve(places(engine, postgres), log={"format": "json", "level": "indeck_server=debug,indeck_platform=debug,info"})
    made = live(server, markers)
    assert len(markers.made) >= 200, len(markers.made)
    answers = made.owner.get(f"/reports/{made.ids['report']}")
    assert markers.made and any(marker in str(answers) for marker in markers.made), "the markers went in"
    made.owner.post("/organisation/keys/rotate")
    search = hidden.Search(markers.made, STEM)
    judge(server, search, postgres, request, "while it runs")
    server.stop()
    judge(server, search, postgres, request, "when it has ended")


def judge(server, search, postgres, request, when: str) -> None:
    """Searches every place that bytes went to."""
    hits = search.below(server.place.folder)
    if postgres is not None:
        store = request.getfixturevalue("store")
        postgres.checkpoint()
        hits |= search.below(postgres.data)
        log = search.found((postgres.folder / "log").read_bytes())
        if log:
            hits["log of PostgreSQL"] = log
        for name, body in store.objects(server.place.bucket):
            found = search.found(name.encode()) | search.found(body)
            if found:
                hits[f"object {name}"] = found
    assert not hits, f"{when}: {hits}"


@pytest.mark.parametrize("engine_", ["sqlite"])
def test_a_changed_byte_at_rest_is_never_wrong_data(serve, engine_):
    server = serve(engine_)
    made = world.furnish(world.found(server, "rot", server.first_link()))
    objects = [path for path in server.place.folder.rglob("*") if path.is_file() and path.suffix not in (".log", ".toml", ".key")
               and b"SQLite" not in path.read_bytes()[:16] and "wal" not in path.name and "shm" not in path.name and path.stat().st_size]
    assert objects, "no object lies in the folder"
    sales = world.file_of(made.owner, made.ids["dataset"])
    spoilt = 0
    for path in objects:
        whole = path.read_bytes()
        changed = bytearray(whole)
        changed[len(changed) // 2] ^= 1
        path.write_bytes(bytes(changed))
        try:
            answer = made.owner.send("GET", f"/datasets/{made.ids['dataset']}/versions/{made.ids['version']}/file")
            assert answer.status_code >= 400 or answer.content == sales
            spoilt += answer.status_code >= 400
        except httpx.TransportError:
            spoilt += 1
        finally:
            path.write_bytes(whole)
    assert spoilt >= 1
