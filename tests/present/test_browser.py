"""The dossier in a real browser: at both widths, by keyboard, without script, in print."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.present.pages import HOSTILE, bargaining, coverage, hostile, much, page

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium"),
]

# Contrast of every text against what lies behind it, as WCAG 2.2 defines it (1.4.3); gives the failures.
CONTRAST = """() => {
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const linear = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const lum = c => { const [r, g, b] = c.slice(0, 3).map(linear);
                     return .2126 * r + .7152 * g + .0722 * b; };
  const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                        if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
  const failed = [], seen = new Set();
  let texts = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ['SCRIPT', 'STYLE', 'title'].includes(e.tagName)) continue;
    const style = getComputedStyle(e), svg = e.namespaceURI.endsWith('svg');
    const a = lum(rgb(svg ? style.fill : style.color)), b = lum(behind(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    texts += 1;
    const key = e.tagName + '.' + e.className;
    if (ratio < 4.5 && !seen.has(key)) failed.push([key, ratio]);
    seen.add(key);
  }
  return {failed, texts};
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sandbox = [] if os.getuid() else ["--no-sandbox"]
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield chromium
        chromium.close()


class Opened:
    """A dossier in a tab; `requests` are those it made beside its own file, `complaints` what the console said."""

    def __init__(self, browser: Any, path: Path, text: str, **options: Any) -> None:
        path.write_text(text, encoding="utf-8")
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.tab = browser.new_page(**({"viewport": {"width": 1280, "height": 900}} | options))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))
        self.tab.goto(path.as_uri())

    def visible(self, selector: str) -> int:
        return int(self.tab.locator(selector).filter(visible=True).count())


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Any:
    def opening(text: str, **options: Any) -> Opened:
        return Opened(browser, tmp_path / "dossier.html", text, **options)

    return opening


@pytest.mark.parametrize("width", [1280, 768, 375, 320])
@pytest.mark.parametrize("size", [(2, 2), (80, 4)])
def test_nothing_is_wider_than_the_window(opened: Any, width: int, size: tuple[int, int]) -> None:
    dossier = opened(page(*much(*size)), viewport={"width": width, "height": 800})
    assert dossier.tab.evaluate("document.documentElement.scrollWidth") == width
    assert dossier.visible("svg.timeline") == 1
    assert dossier.complaints == []


@pytest.mark.parametrize("width", [1280, 768, 375, 320])
def test_what_is_on_the_table_fits_the_window(opened: Any, width: int) -> None:
    articles, statements, found = bargaining(parties=("sembara", "brennia", "far-tarsk", "united-nations"))
    dossier = opened(page(articles, statements, on_record=found), viewport={"width": width, "height": 800})
    assert dossier.tab.evaluate("document.documentElement.scrollWidth") == width
    narrow = dossier.tab.locator("#positions .scroll").evaluate("e => e.scrollWidth <= e.clientWidth")
    assert narrow or width > 800
    assert dossier.complaints == []
    assert len(dossier.requests) == 1


@pytest.mark.parametrize("script", [True, False])
def test_a_cell_opens_to_its_quotations(opened: Any, script: bool) -> None:
    articles, statements, found = bargaining()
    text = page(articles, statements, on_record=found)
    text = text.replace('<details class="quotes stance" open', '<details class="quotes stance"')
    dossier = opened(text, java_script_enabled=script)
    assert dossier.visible("#positions .dated li") == 0
    dossier.tab.click(".matrix td a >> nth=0")
    dossier.tab.wait_for_selector("#positions .dated li", state="visible")
    assert dossier.visible("#positions .dated li") == 2


def test_the_filter_narrows_what_is_on_the_table(opened: Any) -> None:
    articles, statements, found = bargaining()
    dossier = opened(page(articles, statements, on_record=found))
    dossier.tab.fill("#filter", "mines")
    dossier.tab.press("#filter", "Enter")
    assert dossier.visible("#positions .dated li") == 1
    assert dossier.visible("#talks .dated li") == 0
    dossier.tab.fill("#filter", "")
    dossier.tab.press("#filter", "Enter")
    assert dossier.visible("#positions .dated li") == 3
    assert dossier.visible("#talks .dated li") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_on_the_table_has_contrast(opened: Any, scheme: str) -> None:
    articles, statements, found = bargaining()
    dossier = opened(page(articles, statements, on_record=found), color_scheme=scheme)
    assert dossier.tab.evaluate(CONTRAST)["failed"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_every_text_has_the_contrast_of_wcag_aa(opened: Any, scheme: str, width: int) -> None:
    text = page(*coverage(), full_text=True)
    dossier = opened(text, color_scheme=scheme, viewport={"width": width, "height": 900})
    found = dossier.tab.evaluate(CONTRAST)
    assert found["failed"] == []
    assert found["texts"] > 100


def test_it_fetches_nothing_and_runs_nothing_of_an_article(opened: Any) -> None:
    dossier = opened(page(*hostile(), title=HOSTILE))
    assert len(dossier.requests) == 1
    assert dossier.complaints == []
    assert "evil" in dossier.tab.inner_text("article")


def test_the_filter_narrows_and_opens(opened: Any) -> None:
    dossier = opened(page(*much(80, 4)))
    assert dossier.visible(".said li") == 0
    dossier.tab.fill("#filter", " 3 OUTLET  Venn")
    dossier.tab.press("#filter", "Enter")
    shown = dossier.tab.locator(".said li:visible").evaluate_all(
        "all => all.map(e => (e.closest('details').querySelector('summary').innerText + e.innerText).toLowerCase())"
    )
    assert 0 < len(shown) < 320
    assert all(term in text for text in shown for term in ("3", "outlet", "venn"))
    dossier.tab.fill("#filter", "nowhere to be found")
    dossier.tab.press("#filter", "Enter")
    assert dossier.tab.inner_text("output") == "0 statements, 0 articles"
    assert dossier.visible("article") == 0
    dossier.tab.fill("#filter", "")
    dossier.tab.press("#filter", "Enter")
    assert dossier.visible("article") > 0
    assert dossier.tab.inner_text("output") == ""


def test_a_link_leads_to_its_words_and_back(opened: Any) -> None:
    dossier = opened(page(*coverage()))
    dossier.tab.click(".said li >> nth=0 >> a.no")
    target = dossier.tab.evaluate("location.hash.slice(1)")
    mark = dossier.tab.locator(f'[id="{target}"]')
    assert mark.evaluate("e => { const y = e.getBoundingClientRect().top; return y >= 0 && y < innerHeight }")
    mark.click()
    assert dossier.tab.evaluate("location.hash").startswith("#note-")


@pytest.mark.parametrize("size", [(50, 6), (90, 6)])
def test_the_contents_lead_to_their_sections(opened: Any, size: tuple[int, int]) -> None:
    tab = opened(page(*much(*size))).tab
    links = tab.locator(".rail nav a")
    for at in range(links.count()):
        section = links.nth(at).get_attribute("href")
        links.nth(at).click()
        tab.wait_for_timeout(50)
        top, bottom = tab.locator(section).evaluate(
            "e => [e.getBoundingClientRect().top, document.documentElement.scrollHeight - innerHeight - scrollY]"
        )
        assert 0 <= top <= 100 or bottom < 1


def test_a_link_into_what_is_folded_or_filtered_away_opens_it(opened: Any) -> None:
    dossier = opened(page(*much(80, 4)))
    last = dossier.tab.locator("details.span:not([open]) article").last.get_attribute("id")
    dossier.tab.fill("#filter", "nowhere to be found")
    dossier.tab.press("#filter", "Enter")
    dossier.tab.evaluate("id => { location.hash = id }", last)
    dossier.tab.wait_for_selector(f'[id="{last}"]', state="visible")
    assert dossier.tab.input_value("#filter") == ""


def test_by_keyboard(opened: Any) -> None:
    dossier = opened(page(*much(80, 4)))
    tab, focused = dossier.tab, "document.activeElement."
    tab.keyboard.press("Tab")
    assert tab.evaluate(focused + "innerText") == "Skip to the record"
    assert tab.evaluate(focused + "getBoundingClientRect().left") >= 0
    tab.keyboard.press("Enter")
    assert tab.evaluate(focused + "id") == "main"
    tab.locator("details.speaker summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("details.speaker").first.get_attribute("open") is not None
    tab.keyboard.press("Tab")
    assert tab.evaluate(focused + "className") == "no"
    assert tab.evaluate(f"getComputedStyle({focused[:-1]}).outlineStyle") == "solid"
    tab.locator("svg.wide a").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash").startswith("#article-")


def test_the_drawing_can_be_skipped(opened: Any) -> None:
    dossier = opened(page(*much(80, 4)))
    dossier.tab.focus(".skipline a")
    assert dossier.tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    dossier.tab.keyboard.press("Enter")
    dossier.tab.keyboard.press("Tab")
    assert dossier.tab.evaluate("document.activeElement.closest('#after-timeline') !== null")


def test_without_script_all_is_there_but_the_filter(opened: Any) -> None:
    dossier = opened(page(*coverage()), java_script_enabled=False)
    assert dossier.visible(".filter") == 0
    assert dossier.visible(".said li") == 7
    assert dossier.visible("article") == 3


def test_print_has_what_is_folded(opened: Any) -> None:
    dossier = opened(page(*much(80, 4)), java_script_enabled=False)
    dossier.tab.emulate_media(media="print")
    assert dossier.visible(".filter, .rail nav") == 0
    assert dossier.tab.locator(".said li").last.bounding_box()["height"] > 0
    assert dossier.tab.locator("article .words").last.bounding_box()["height"] > 0


def test_the_marks_differ_by_more_than_colour(opened: Any) -> None:
    tab = opened(page(*coverage())).tab
    look = "e => { const s = getComputedStyle(e); return s.textDecorationStyle + s.textDecorationThickness }"
    looks = [tab.locator(f".legend mark.{name}").evaluate(look) for name in "sqavu"]
    assert len(set(looks)) == 5


def test_a_seven_year_old_article_leaves_the_week_readable(opened: Any) -> None:
    articles, statements = much(7, 3)
    (long_ago,), _ = much(1, 1, first=date(2019, 1, 1))
    tab = opened(page([replace(long_ago, id="old"), *articles], statements)).tab
    bars = tab.locator("svg.wide a rect.dark, svg.wide a rect.pale").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().width)"
    )
    assert min(bars) >= 10
