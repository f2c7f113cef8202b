"""What a browser finds on a page, as lists that should be empty."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

WIDTHS = (390, 1200)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERFLOWING = """() => {
  const root = document.documentElement, found = [];
  if (root.scrollWidth <= root.clientWidth) return found;
  for (const element of document.querySelectorAll("body *")) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.right > root.clientWidth + 1 || box.left < -1))
      found.push(element.tagName + "." + element.className + " " + Math.round(box.left) + ".."
                 + Math.round(box.right) + " " + element.textContent.trim().slice(0, 40));
  }
  return found.length ? found : ["the page is " + root.scrollWidth + " px wide"];
}"""
DANGEROUS = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      const address = value.replace(/[\\u0000-\\u0020]/g, "").toLowerCase();
      if (name.startsWith("on")) found.push(element.tagName + " " + name);
      if (["href", "src", "action", "xlink:href"].includes(name)
          && /^(javascript:|vbscript:|data:text)/.test(address))
        found.push(element.tagName + " " + name + "=" + value.slice(0, 40));
    }
  }
  for (const tag of ["script", "iframe", "object", "embed", "form", "base", "svg", "math"])
    if (document.querySelector(tag)) found.push("an element " + tag);
  for (const meta of document.querySelectorAll('meta[http-equiv="refresh" i]'))
    found.push("a refresh");
  return found;
}"""


class Visit:
    """A page as it was opened, with what it tried to do."""

    def __init__(self, page, path: Path) -> None:
        self.page = page
        self.path = path
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        page.on("dialog", self._on_dialog)
        page.on("request", self._on_request)

    def leave(self) -> None:
        self.page.remove_listener("dialog", self._on_dialog)
        self.page.remove_listener("request", self._on_request)
        self.page.goto("about:blank")

    def _on_dialog(self, dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _on_request(self, request) -> None:
        # Pages of a site share files that lie beside them.
        if not request.url.startswith((self.path.as_uri(), "data:")) and not (
            request.url.startswith("file://") and "/assets/" in request.url
        ):
            self.requests.append(request.url)

    def overflowing(self) -> list[str]:
        return self.page.evaluate(OVERFLOWING)

    def dangerous(self) -> list[str]:
        return self.page.evaluate(DANGEROUS)

    def inaccessible(self) -> list[str]:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
        violations = Axe().run(self.page, options=options).response["violations"]
        return [
            f"{violation['id']}: {node['html'][:160]} — {node['failureSummary'][:240]}"
            for violation in violations
            for node in violation["nodes"][:3]
        ]

    def placeholder_alts(self) -> list[str]:
        images = "[...document.images].map(image => image.alt.trim())"
        return [
            alt or "(none)"
            for alt in self.page.evaluate(images)
            if len(alt) < 20 or "no description" in alt.lower()
        ]


@contextmanager
def visited(browser, path: Path, width: int, *, theme: str = "light") -> Iterator[Visit]:
    """Open a page as a reader does, and leave it.

    All visits are in one window, because a new one takes Chromium half a second.
    """
    if not browser.contexts:
        browser.new_context(offline=True).new_page()
    page = browser.contexts[0].pages[0]
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme, media="screen")
    visit = Visit(page, path)
    try:
        page.goto(path.as_uri())
        yield visit
    finally:
        visit.leave()
