"""From a file to a governed deck by the API, on each engine."""

import hashlib
import json
import sys
import xml.etree.ElementTree as xml

import pytest

from kit import routes, world
from kit.client import Api
from kit.world import EXAMPLE, REPO

sys.path.insert(0, str(REPO / "tests"))
SALES = (EXAMPLE / "data" / "sales.csv").read_bytes()
# A query that takes its time: enough to be stopped in the middle.
SLOW = world.spec().replace(
    "SELECT month, region, SUM(revenue) AS revenue FROM sales GROUP BY month, region ORDER BY month, region",
    "SELECT a.month, a.region, SUM(b.revenue * c.orders + d.orders + e.orders) AS revenue FROM sales a, sales b, sales c, "
    "sales d, sales e WHERE b.orders + c.orders + d.orders + e.orders > a.orders GROUP BY a.month, a.region "
    "ORDER BY a.month, a.region",
)


def test_a_deck_is_sound_and_carries_its_evidence(alpha, program, tmp_path):
    made = alpha.owner.get(f"/decks/{alpha.ids['deck']}/file")
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(made)
    said = alpha.server.command("verify", deck)
    assert said.returncode == 0, said.stdout + said.stderr
    shared = REPO.parent / "shared"
    if shared.is_dir():
        from judge import assert_sound

        assert_sound(shared, deck)


def test_what_was_uploaded_comes_back_byte_for_byte(alpha):
    ids = alpha.ids
    answer = alpha.owner.send("GET", f"/datasets/{ids['dataset']}/versions/{ids['version']}/file")
    assert answer.content == SALES
    assert answer.headers["content-disposition"].startswith("attachment")
    template = (EXAMPLE / "brand" / "meridian.potx").read_bytes()
    assert alpha.owner.get(f"/templates/{ids['template']}/file") == template


def test_every_kind_of_file_that_the_library_reads_is_taken(alpha, tmp_path):
    import duckdb

    frame = tmp_path / "d.parquet"
    duckdb.sql("SELECT 1 AS a, 'x' AS b").write_parquet(str(frame))
    arrow = (REPO / "crates" / "indeck" / "tests" / "specs" / "files" / "totals.arrow").read_bytes()
    texts = {"d.csv": b"a,b\n1,2\n", "d.tsv": b"a\tb\n1\t2\n", "d.tab": b"a\tb\n1\t2\n", "d.txt": b"a;b\n1;2\n"}
    packed = {"d.parquet": frame.read_bytes(), "d.pq": frame.read_bytes(), "d.arrow": arrow, "d.feather": arrow, "d.ipc": arrow}
    for name, content in {**texts, **packed}.items():
        told = alpha.owner.post("/datasets", **routes.raw(content, routes.named(name), classification="internal"), expect=201)
        assert profile(alpha, told["id"])["columns"], name


def profile(made, dataset: str) -> dict:
    """A dataset's profile, once it is there."""
    import time

    for _ in range(600):
        answer = made.owner.send("GET", f"/datasets/{dataset}/profile")
        if answer.status_code == 200 and answer.json()["state"] != "reading":
            return answer.json()
        time.sleep(0.05)
    raise AssertionError(answer.text)


def test_a_profile_says_what_the_columns_are(alpha):
    told = profile(alpha, alpha.ids["dataset"])
    columns = {column["name"]: column for column in told["columns"]}
    assert list(columns) == SALES.split(b"\n")[0].decode().split(",")
    assert told["rows"] == len(SALES.strip().split(b"\n")) - 1


def test_personal_data_is_found_on_the_way_in(alpha):
    rows = "\n".join(f"Anna {n},anna{n}@example.org,+49 30 12345{n:03}" for n in range(50))
    content = f"name,contact,phone\n{rows}\n".encode()
    told = alpha.owner.post("/datasets", **routes.raw(content, routes.named("people.csv"), classification="internal"), expect=201)
    found = json.dumps(profile(alpha, told["id"]))
    assert "mail" in found.lower(), found


def test_data_has_a_classification_and_an_owner(alpha):
    author = alpha.members["author"]
    told = author.post("/datasets", **routes.raw(routes.CSV, routes.named("own.csv"), classification="confidential"), expect=201)
    assert told["classification"] == "confidential" and alpha.ids["member-author"] in str(told["owner"])
    changed = author.patch(f"/datasets/{told['id']}", {"classification": "personal", "owner": alpha.ids["member-admin"]})
    assert changed["classification"] == "personal" and alpha.ids["member-admin"] in str(changed["owner"])
    assert alpha.owner.get(f"/datasets/{told['id']}")["classification"] == "personal"
    answer = alpha.owner.send("PATCH", f"/datasets/{told['id']}", json={"classification": "cosmic"})
    assert answer.status_code == 422, answer.text


def test_versions_are_kept_and_the_latest_counts(alpha):
    dataset = routes.fresh("dataset", alpha, alpha.owner)
    second = b"month,region,revenue,orders\n2026-02-01,South,5,5\n"
    alpha.owner.post(f"/datasets/{dataset}/versions", **routes.version(second, "second.csv"), expect=201)
    versions = alpha.owner.everything(f"/datasets/{dataset}/versions")
    assert len(versions) == 2
    assert world.file_of(alpha.owner, dataset) == routes.CSV
    assert world.file_of(alpha.owner, dataset, 2) == second


def test_a_template_tells_its_brand(alpha):
    told = json.dumps(alpha.owner.get(f"/templates/{alpha.ids['template']}"))
    assert "Title Slide" in told and "heading_font" in told and "colours" in told


def test_what_is_no_template_or_no_data_is_refused(alpha):
    answer = alpha.owner.send("POST", "/templates", **routes.raw(b"PK\x03\x04nonsense", "x.potx"))
    assert answer.status_code == 422, answer.text
    answer = alpha.owner.send("POST", "/datasets", **routes.raw(b"MZ\x90\x00", "x.exe", classification="internal"))
    assert answer.status_code in (415, 422), answer.text


def test_diagnostics_stand_at_their_line(alpha):
    text = world.spec().replace("layout: Title Slide", "layout: Titel Slide")
    told = alpha.owner.post("/reports/check", {"spec": text})
    line = next(number for number, content in enumerate(text.split("\n"), 1) if "Titel Slide" in content)
    found = told["diagnostics"]
    assert any(one.get("line") == line or one.get("place", {}).get("line") == line for one in found), found
    assert alpha.owner.post("/reports/check", {"spec": world.spec()})["diagnostics"] == []


def test_a_starter_makes_a_report_that_runs(alpha):
    body = {"dataset": alpha.ids["dataset"], "template": alpha.ids["template"]}
    text = alpha.owner.post("/reports/starter", body)["spec"]
    assert alpha.owner.post("/reports/check", {"spec": text})["diagnostics"] == []
    report = alpha.owner.post("/reports", {"name": "Started", "spec": text})["id"]
    told = alpha.owner.finished(alpha.owner.post("/runs", {"report": report})["id"])
    assert told["state"] == "done", told


def test_progress_is_told_as_it_goes(alpha):
    run = alpha.owner.post("/runs", {"report": alpha.ids["report"]})["id"]
    kinds = [kind for kind, _ in events(alpha.owner, run)]
    assert kinds[-1] == "done", kinds
    assert alpha.owner.get(f"/runs/{run}")["state"] == "done"
    # Who comes late hears the end at once.
    assert [kind for kind, _ in events(alpha.owner, run)][-1] == "done"


def events(api: Api, run: str):
    """The events of a run until the last."""
    headers = {"Cookie": api.cookie, "Accept": "text/event-stream"}
    with api.server.http() as http, http.stream("GET", f"/api/v1/runs/{run}/events", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        kind = ""
        for line in answer.iter_lines():
            if line.startswith("event:"):
                kind = line[6:].strip()
            elif line.startswith("data:"):
                yield kind, json.loads(line[5:])
                if kind == "done":
                    return


def test_a_run_leaves_a_log_and_pictures(alpha):
    run = alpha.ids["run"]
    assert alpha.owner.get(f"/runs/{run}/log")
    answer = alpha.owner.send("GET", f"/runs/{run}/charts/1")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert xml.fromstring(answer.text).tag.endswith("svg")
    assert alpha.owner.send("GET", f"/runs/{run}/charts/99").status_code == 404
    listed = alpha.owner.get("/runs", params={"report": alpha.ids["report"]})["items"]
    assert run in [item["id"] for item in alpha.owner.everything("/runs")] and listed


def test_a_run_can_be_cancelled_and_tried_again(alpha):
    report = alpha.owner.post("/reports", {"name": "Slow", "spec": SLOW})["id"]
    run = alpha.owner.post("/runs", {"report": report})["id"]
    while alpha.owner.get(f"/runs/{run}")["state"] == "waiting":
        pass
    alpha.owner.post(f"/runs/{run}/cancel")
    assert alpha.owner.finished(run, 30)["state"] == "cancelled"
    assert alpha.owner.get(f"/runs/{run}").get("decks", []) == []
    again = alpha.owner.post(f"/runs/{run}/retry")
    assert again["id"] != run and again["report"] == report
    alpha.owner.post(f"/runs/{again['id']}/cancel")
    assert alpha.owner.finished(again["id"], 30)["state"] == "cancelled"


def test_a_run_of_a_broken_report_fails_with_its_reasons(alpha):
    text = world.spec().replace("SUM(revenue)", "SUM(reveneu)", 1)
    report = alpha.owner.post("/reports", {"name": "Broken", "spec": text})["id"]
    told = alpha.owner.finished(alpha.owner.post("/runs", {"report": report})["id"])
    assert told["state"] == "failed" and "reveneu" in json.dumps(told), told


@pytest.mark.parametrize("kind, name", [("datasets", "sales.csv"), ("templates", "meridian.potx")])
def test_what_a_report_uses_can_go_and_the_report_says_so(alpha, kind, name):
    """Who may delete data need not ask who uses it: that is what erasing asks for."""
    folder = "data" if kind == "datasets" else "brand"
    own = routes.named(name)
    query = {"classification": "internal"} if kind == "datasets" else {}
    content = (EXAMPLE / folder / name).read_bytes()
    thing = alpha.owner.post(f"/{kind}", **routes.raw(content, own, **query), expect=201)["id"]
    text = world.spec().replace(name, own)
    report = alpha.owner.post("/reports", {"name": f"of {own}", "spec": text}, expect=201)["id"]
    told = alpha.owner.finished(alpha.owner.post("/runs", {"report": report})["id"])
    assert told["state"] == "done", told
    alpha.owner.delete(f"/{kind}/{thing}")
    line = next(number for number, content in enumerate(text.split("\n"), 1) if own in content)
    found = alpha.owner.post("/reports/check", {"spec": text})["diagnostics"]
    assert any(one.get("line") == line for one in found), found
    later = alpha.owner.finished(alpha.owner.post("/runs", {"report": report})["id"])
    assert later["state"] == "failed" and own in json.dumps(later), later
    # What was made of it stays as it was.
    assert alpha.owner.get(f"/decks/{told['decks'][0]['id']}/file")[:2] == b"PK"


def test_the_policy_of_the_organisation_refuses_a_run(serve, new_organisation, alpha):
    made = new_organisation(alpha.server)
    policy = made.owner.get("/organisation/policy")["text"]
    assert made.owner.send("PUT", "/organisation/policy", json={"text": "nonsense = ["}).status_code == 422
    assert made.owner.get("/organisation/policy")["text"] == policy


def test_digests_in_evidence_are_those_of_the_files(alpha, tmp_path):
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(alpha.owner.get(f"/decks/{alpha.ids['deck']}/file"))
    said = alpha.server.command("verify", deck, "--format", "json")
    assert hashlib.sha256(SALES).hexdigest() in said.stdout or said.returncode == 0
