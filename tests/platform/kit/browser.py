"""Debian's Chromium, driven by Playwright: what a page says, asks for and looks like."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from . import tools

# What WCAG 2.2 at AA asks, and what axe's makers hold to be good practice besides.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": (1280, 900), "phone": (360, 740)}


def launch(playwright: Playwright) -> Browser:
    """Chromium without a window. Root must do without its sandbox."""
    return playwright.chromium.launch(
        executable_path=tools.CHROMIUM,
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    )


class Visit:
    """A browser with clean hands: what it met is kept, so that a test can ask that it was nothing."""

    def __init__(self, browser: Browser, base: str, size="wide", scheme="light", script=True, axe=False) -> None:
        width, height = SIZES[size]
        self.base = base
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.context: BrowserContext = browser.new_context(
            base_url=base, viewport={"width": width, "height": height}, color_scheme=scheme,
            java_script_enabled=script, ignore_https_errors=True, bypass_csp=axe, accept_downloads=True,
            reduced_motion="reduce", locale="en-GB",
        )
        self.context.set_default_timeout(15000)
        self.context.route("**/*", self.only_here)
        self.page: Page = self.context.new_page()
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))

    def only_here(self, route) -> None:
        """Lets nothing go to another host, and remembers who tried."""
        url = route.request.url
        if url.startswith((self.base, "data:", "blob:")):
            route.continue_()
        else:
            self.strangers.append(url)
            route.abort()

    def heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type} at {self.page.url}: {message.text}")

    def picture(self, file: Path) -> None:
        """The whole page as it looks."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=file, full_page=True)

    def violations(self) -> list[str]:
        """What axe holds against the page that is open, if it is serious or critical. Needs `axe=True`."""
        self.page.add_script_tag(path=tools.AXE)
        found = self.page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
        )
        return [
            f"{self.page.url}: {hit['id']} ({hit['impact']}): {node['html'][:200]}: {node['failureSummary']}"
            for hit in found["violations"] if hit["impact"] in ("serious", "critical")
            for node in hit["nodes"]
        ]

    def close(self) -> None:
        self.context.close()
