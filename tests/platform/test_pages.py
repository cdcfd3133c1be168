"""Every page in Chromium, as a person meets it: by mouse and by keys, light and dark, wide and on a phone, without script."""

import re
import sys
import time
import zipfile

import pytest

from kit import browser, otp, pages, routes, world
from kit.client import Api
from kit.world import EXAMPLE, REPO

sys.path.insert(0, str(REPO / "tests"))
LOOKS = [("wide", "light"), ("wide", "dark"), ("phone", "light"), ("phone", "dark")]


@pytest.fixture(scope="module")
def shown(worlds):
    """The organisation whose pages are looked at, furnished as after a week of use."""
    made = worlds("sqlite")
    people = "name,contact,amount\n" + "".join(f"Anna {n},anna{n}@example.org,{n}\n" for n in range(40))
    made.owner.post("/datasets", **routes.raw(people.encode(), routes.named("people.csv"), classification="personal"))
    broken = made.owner.post("/reports", {"name": "Broken", "spec": world.spec().replace("SUM(revenue)", "SUM(reveneu)", 1)})
    made.owner.finished(made.owner.post("/runs", {"report": broken["id"]})["id"])
    return made


@pytest.fixture
def visits(chromium):
    """Opens browsers, and closes them."""
    opened = []

    def visit(made, who: str | None = "owner", **options) -> browser.Visit:
        server = getattr(made, "server", made)
        one = browser.Visit(chromium, server.base, **options)
        if who:
            name, value = made.members[who].cookie.split("=", 1)
            one.context.add_cookies([{"name": name, "value": value, "url": server.base, "secure": True, "httpOnly": True}])
        opened.append(one)
        return one

    yield visit
    for one in opened:
        one.close()


def expected(errors: list[str]) -> list[str]:
    """What a page said, less what Chromium says of pages that are not there on purpose."""
    return [error for error in errors if "status of 404" not in error and "status of 422" not in error]


@pytest.mark.parametrize("size, scheme", LOOKS, ids=[f"{size}-{scheme}" for size, scheme in LOOKS])
def test_axe_finds_nothing_serious_on_any_page(shown, visits, screens, size, scheme):
    visit = visits(shown, size=size, scheme=scheme, axe=True)
    found, wide = [], []
    for name, path in pages.signed_in(shown).items():
        visit.page.goto(path)
        visit.picture(screens / f"{name}-{size}-{scheme}.png")
        found += visit.violations()
        if visit.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    outside = visits(shown, None, size=size, scheme=scheme, axe=True)
    for name, path in {**pages.BEFORE, **pages.links(shown)}.items():
        outside.page.goto(path)
        outside.picture(screens / f"{name}-{size}-{scheme}.png")
        found += outside.violations()
    assert not found, "\n".join(sorted(set(found)))
    assert not wide, f"wider than the screen: {wide}"
    assert visit.strangers + outside.strangers == []


def test_no_page_says_an_error_or_asks_another_host(shown, visits):
    visit = visits(shown)
    for path in pages.signed_in(shown).values():
        visit.page.goto(path)
        visit.page.wait_for_load_state("networkidle")
    assert expected(visit.errors) == []
    assert visit.strangers == []


def test_pages_have_one_heading_a_title_and_a_language(shown, visits):
    visit = visits(shown)
    titles = {}
    for name, path in pages.signed_in(shown).items():
        visit.page.goto(path)
        assert visit.page.locator("h1").count() == 1, name
        assert visit.page.locator("html").get_attribute("lang"), name
        titles[name] = visit.page.title()
        assert titles[name].endswith("indeck"), name
    assert len(set(titles.values())) >= len(titles) - 3, titles


# A newcomer


def test_a_newcomer_gets_from_a_file_and_a_template_to_a_deck(serve, visits, screens, tmp_path):
    newcomer(serve, visits, screens, tmp_path, script=True)


def test_the_same_without_script(serve, visits, screens, tmp_path):
    newcomer(serve, visits, screens, tmp_path, script=False)


def newcomer(serve, visits, screens, tmp_path, script: bool) -> None:
    """From the sign-up link to the downloaded deck, by what the pages themselves say to do next."""
    server = serve("sqlite")
    visit = visits(server, None, script=script)
    page, shots = visit.page, screens / ("newcomer" if script else "newcomer-without-script")
    began = time.monotonic()
    page.goto(server.first_link())
    visit.picture(shots / "1-sign-up.png")
    page.get_by_label("Organisation").fill("Meridian")
    page.get_by_label("Your name").fill("Nora Newcomer")
    page.get_by_label("Mail address").fill("nora@meridian.example")
    page.get_by_label("Password").fill(world.PASSWORD)
    page.get_by_role("button", name="Create organisation").click()
    page.wait_for_url(server.base + "/")
    visit.picture(shots / "2-home.png")
    page.get_by_role("main").get_by_role("link", name="Upload data").first.click()
    page.get_by_label("File", exact=True).set_input_files(EXAMPLE / "data" / "sales.csv")
    visit.picture(shots / "3-upload.png")
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url(re.compile(r"/datasets/ds_"))
    page.get_by_role("rowheader", name="revenue").first.wait_for(timeout=30000)
    visit.picture(shots / "4-dataset.png")
    page.get_by_role("link", name="Next: upload your template").click()
    page.get_by_label("File", exact=True).set_input_files(EXAMPLE / "brand" / "meridian.potx")
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url(re.compile(r"/templates/tp?l?m?_?"))
    page.get_by_role("heading", level=1).wait_for()
    visit.picture(shots / "5-template.png")
    page.goto("/")
    page.get_by_role("link", name="Make a report").click()
    visit.picture(shots / "6-new-report.png")
    page.get_by_role("main").locator("button.primary").first.click()
    page.wait_for_url(re.compile(r"/reports/rp?t?_?"))
    visit.picture(shots / "7-report.png")
    page.get_by_role("button", name="Save and make deck").first.click()
    page.wait_for_url(re.compile(r"/runs/"))
    visit.picture(shots / "8-run.png")
    download = page.get_by_role("main").get_by_role("link", name=re.compile("^Download")).first
    download.wait_for(timeout=60000)
    visit.picture(shots / "9-done.png")
    with page.expect_download() as waiting:
        download.click()
    deck = tmp_path / "deck.pptx"
    waiting.value.save_as(deck)
    took = time.monotonic() - began
    assert zipfile.is_zipfile(deck)
    assert server.command("verify", deck).returncode == 0
    assert expected(visit.errors) == [] and visit.strangers == []
    assert took < 180, f"{took:.0f} s"


def test_a_person_signs_in_and_out_with_a_second_factor(lone, visits, new_organisation):
    made = new_organisation(lone.server)
    secret = made.owner.post("/account/totp")["secret"]
    made.owner.post("/account/totp/confirm", {"code": otp.code(secret)})
    visit = visits(lone.server, None)
    page = visit.page
    page.goto(f"/reports?limit=5")
    assert "/sign-in" in page.url
    page.get_by_label("Mail address").fill(made.emails["owner"])
    page.get_by_label("Password").fill("wrong passphrase 1")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    page.get_by_label("Password").fill(world.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("alert").wait_for()
    page.get_by_label("Code").fill(otp.code(secret, step=1))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(re.compile("/reports"))
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Sign out").first.click()
    page.goto("/reports")
    assert "/sign-in" in page.url


def test_where_to_go_after_signing_in_is_on_this_server(lone, visits):
    for target in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        visit = visits(lone.server, None)
        page = visit.page
        page.goto(f"/sign-in?next={target}")
        page.get_by_label("Mail address").fill(lone.emails["viewer"])
        page.get_by_label("Password").fill(world.PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile(re.escape(lone.server.base)))
        assert visit.strangers == [] and page.url.startswith(lone.server.base), target


def test_mistakes_are_shown_at_their_line(shown, visits):
    visit = visits(shown)
    page = visit.page
    report = routes.fresh("report", shown, shown.owner)
    page.goto(f"/reports/{report}")
    text = world.spec().replace("layout: Title Slide", "layout: Titel Slide")
    page.get_by_role("textbox", name=re.compile("spec|report", re.IGNORECASE)).first.fill(text)
    page.get_by_role("button", name="Check").first.click()
    line = next(number for number, content in enumerate(text.split("\n"), 1) if "Titel" in content)
    page.get_by_role("link", name=re.compile(rf"^line {line}\b")).first.wait_for()


def test_keys_alone_are_enough(shown, visits):
    visit = visits(shown)
    page = visit.page
    page.goto("/datasets")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "() => { const at = document.activeElement; if (at === document.body) return null;"
            " const box = at.getBoundingClientRect(), look = getComputedStyle(at);"
            " return [at.tagName + at.textContent.trim().slice(0, 30), box.width > 0,"
            " look.outlineStyle !== 'none' || look.boxShadow !== 'none']; }"
        )
        if told:
            assert told[1] and told[2], f"the focus is not seen on {told[0]}"
            seen.add(told[0])
    assert len(seen) >= 5


def test_targets_are_large_enough_for_fingers(shown, visits):
    visit = visits(shown, size="phone")
    small = {}
    for name, path in pages.signed_in(shown).items():
        visit.page.goto(path)
        told = visit.page.evaluate(
            "() => [...document.querySelectorAll('button, select, summary, input:not([type=hidden])')]"
            ".filter(at => at.offsetParent && !at.closest('.hidden, p, li p') && at.type !== 'checkbox' && at.type !== 'radio')"
            ".map(at => [at.textContent.trim() || at.name, at.getBoundingClientRect()])"
            ".filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"
        )
        if told:
            small[name] = told
    assert not small


def test_each_role_meets_pages_that_work(shown, visits):
    for role in world.ROLES:
        visit = visits(shown, role)
        visit.page.goto("/")
        for link in {at.get_attribute("href") for at in visit.page.locator("nav a, main a").all()}:
            if link and link.startswith("/") and "/api/v1" not in link:
                answer = visit.page.goto(link)
                assert answer.status in (200, 403), (role, link, answer.status)
                assert visit.page.locator("h1").count() == 1, (role, link)


def test_what_people_typed_is_never_markup(shown, visits):
    name = "<img src=x onerror=console.error('xss')>\"'><svg onload=console.error('xss')>"
    report = shown.owner.post("/reports", {"name": name, "spec": world.spec() + f"\n# </textarea>{name}\n"})["id"]
    data = f"\"{name.replace(chr(34), '')}\",b\n\"</script>{name.replace(chr(34), '')}\",1\n"
    dataset = shown.owner.post("/datasets", **routes.raw(data.encode(), routes.named("x.csv"), name=name, classification="internal"))["id"]
    visit = visits(shown)
    for path in (f"/reports/{report}", "/reports", f"/datasets/{dataset}", "/datasets", "/audit", "/"):
        visit.page.goto(path)
        visit.page.wait_for_load_state("networkidle")
        assert visit.page.locator("img[src=x], svg[onload]").count() == 0, path
    assert expected(visit.errors) == []


def test_only_the_cookies_that_are_declared_are_set(lone, visits):
    visit = visits(lone.server, None)
    page = visit.page
    page.goto("/sign-in")
    page.get_by_label("Mail address").fill(lone.emails["viewer"])
    page.get_by_label("Password").fill(world.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(re.escape(lone.server.base)))
    page.goto("/privacy")
    declared = page.get_by_role("main").inner_text()
    cookies = visit.context.cookies()
    assert cookies and all(cookie["name"] in declared for cookie in cookies)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_interactive_page_of_the_api_tries_a_route(shown, visits):
    visit = visits(shown)
    visit.page.goto("/api/")
    visit.page.wait_for_load_state("networkidle")
    text = visit.page.get_by_role("main").inner_text()
    for path in ("/datasets", "/runs/{", "/audit/events"):
        assert path in text, path
    assert expected(visit.errors) == []


def test_a_live_run_shows_its_progress_without_a_reload(shown, visits):
    visit = visits(shown)
    page = visit.page
    run = shown.owner.post("/runs", {"report": shown.ids["report"]})["id"]
    page.goto(f"/runs/{run}")
    page.get_by_role("link", name=re.compile("Download")).first.wait_for(timeout=60000)
    assert Api(shown.server, world.token(shown.owner, ["read"])["token"]).get(f"/runs/{run}")["state"] == "done"
    assert expected(visit.errors) == []


def test_a_report_keeps_its_line_ends(shown, visits):
    """Browsers send the lines of a text with another end than the one that it was written with."""
    report = routes.fresh("report", shown, shown.owner)
    page = visits(shown, script=False).page
    page.goto(f"/reports/{report}")
    page.locator("textarea").first.fill(world.spec() + "# one more line\n")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.wait_for_load_state()
    assert shown.owner.get(f"/reports/{report}")["spec"] == world.spec() + "# one more line\n"
