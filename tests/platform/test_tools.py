"""The judges themselves: each passes what is right and finds what is wrong, on a site that is not ours."""

import pytest

from kit import browser, observatory, otp, tls
from kit.model_site import Site


@pytest.fixture(scope="module")
def good(certificate):
    site = Site(certificate, good=True)
    yield site
    site.stop()


@pytest.fixture(scope="module")
def bad(certificate):
    site = Site(certificate, good=False)
    yield site
    site.stop()


def test_postgres_keeps_what_it_committed_when_it_is_killed(own_postgres):
    database = own_postgres.url(own_postgres.database("killed").rsplit("/", 1)[1])
    with own_postgres.connect("killed") as connection:
        connection.execute("CREATE TABLE kept (n bigint)")
        connection.execute("INSERT INTO kept VALUES (7)")
    own_postgres.kill()
    own_postgres.start()
    with own_postgres.connect("killed") as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]
        assert connection.info.server_version >= 150000
    assert database.startswith("postgres://")


def test_the_object_store_gives_back_what_it_was_given(store):
    bucket = store.bucket("tried")
    store.client.put_object(Bucket=bucket, Key="a/b", Body=b"bytes")
    assert list(store.objects(bucket)) == [("a/b", b"bytes")]


def test_the_observatory_tells_a_good_site_from_a_bad_one(good, bad, certificate):
    [said] = observatory.scan(certificate.authority, good.https, good.http)
    assert said["grade"] == "A+" and said["score"] >= 100, said
    [said] = observatory.scan(certificate.authority, bad.https, bad.http)
    assert said["grade"] == "F", said


def test_mozillas_profile_tells_a_good_site_from_a_bad_one(good, bad, certificate):
    assert tls.complaints(good.https, certificate.authority) == {}
    assert "ciphers" in tls.complaints(bad.https, certificate.authority)


def test_the_browser_tells_a_good_page_from_a_bad_one(chromium, good, bad):
    visit = browser.Visit(chromium, f"https://localhost:{good.https}", axe=True)
    visit.page.goto("/")
    assert (visit.violations(), visit.errors, visit.strangers) == ([], [], [])
    visit.close()
    visit = browser.Visit(chromium, f"https://localhost:{bad.https}", axe=True)
    visit.page.goto("/")
    found = " ".join(visit.violations())
    assert "color-contrast" in found and "image-alt" in found and "html-has-lang" in found
    assert any("wrong" in error for error in visit.errors)
    assert visit.strangers == ["https://stranger.example/a.png"]
    visit.close()


def test_the_browser_runs_no_script_when_it_shall_not(chromium, bad):
    visit = browser.Visit(chromium, f"https://localhost:{bad.https}", script=False)
    visit.page.goto("/")
    assert visit.errors == [] or all("wrong" not in error for error in visit.errors)
    visit.close()


def test_oathtool_knows_the_numbers_of_the_standard():
    # RFC 6238, appendix B, the last six digits of the SHA-1 column.
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert otp.code(secret, "1970-01-01 00:00:59 UTC") == "287082"
    assert otp.code(secret, "2009-02-13 23:31:30 UTC") == "005924"
