"""The report as a page: every place where it stands, everything escaped, and in a browser what an editor does with it."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
import regex
from hand_made import query

from newslint.diagnostic import Level
from newslint.engine import lint_document
from newslint.flags import Flags
from newslint.lexicon import find_rules_folder
from newslint.outcome import Outcome, find_excerpts
from newslint.readers import read
from newslint.report import Report
from newslint.report.copy import FileMap, cut_passages
from newslint.report.html import report_html
from newslint.rule_loader import load_rules
from newslint.run import check_files
from newslint.text import Source
from newslint.walk import Found

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_4cebe8aa7aceb534.txt"
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
COPY = f"""\
---
title: A "bridge" & {HOSTILE}
---

Lead with *Ukranian* words & `code` at https://example.org/x?a=1&b=2.

- one {HOSTILE}
- two, "Ukranian"
"""


def make_page(*sources: Source) -> str:
    rules = load_rules((find_rules_folder(),))
    outcomes = []
    for source in sources:
        documents = read(source)
        found = [each for document in documents for each in lint_document(document, rules.rules, rules.lexicons)]
        outcomes.append(Outcome(source.path, tuple(found), find_excerpts(source, found), documents=documents))
    return "".join(report_html(Report(tuple(outcomes), rules.rules)))


def hostile() -> Source:
    return Source(f"desk/{HOSTILE}.md", COPY)


@pytest.mark.parametrize("path", sorted((ROOT / "seeds").glob("*.*")), ids=lambda path: path.name)
def test_every_place_is_underlined_where_it_stands(path: Path) -> None:
    if path.suffix not in (".txt", ".md", ".html"):
        pytest.skip("no story")
    (outcome,) = check_files([Found(str(path))], Flags(no_config=True, keep_documents=True))
    for document in outcome.documents:
        file = FileMap(document)
        found = [each for each in outcome.diagnostics if each.story == document.story]
        for each in found:
            words = " ".join(document.words(span) for span in file.find_spans(each.place))
            assert not each.text or words.split() == each.text.split() or not words
        passages, nowhere = cut_passages(document, found)
        noted = [number for passage in passages for number in passage.notes]
        assert sorted([*noted, *nowhere]) == list(range(len(found)))
        for block, passage in zip(document.blocks, passages, strict=True):
            prose = "".join("\ufffc" if piece.code else piece.text for piece in passage.pieces)
            assert prose == document.words(block.span)


def test_places_that_overlap() -> None:
    source = Source("a.txt", "Head\n\nAlpha beta gamma delta.\n")
    (document,) = read(source)
    found = [query(source, "Alpha beta gamma", related="delta"), query(source, "gamma delta", level=Level.SUGGESTION)]
    pieces = [(piece.text, piece.queries, piece.main, piece.ends) for piece in cut_passages(document, found)[0][1].pieces]
    assert pieces == [
        ("Alpha beta ", (0,), (0,), ()),
        ("gamma", (0, 1), (0, 1), (0,)),
        (" ", (1,), (1,), ()),
        ("delta", (0, 1), (1,), (0, 1)),
        (".", (), (), ()),
    ]


def test_everything_from_the_copy_is_escaped() -> None:
    page = make_page(hostile())
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "&lt;script&gt;document.title" in page


def test_nothing_is_fetched() -> None:
    page = make_page(Source("a.txt", SEED.read_text(encoding="utf-8")))
    assert not regex.search(r"""(?:src|href)=["']?(?:https?:|//)(?![^>]*rel="noreferrer")""", page)
    assert "url(" not in page
    assert "@import" not in page


def test_an_address_of_the_web_alone_is_a_link() -> None:
    source = Source("a.txt", "Head\n\nAlpha beta.\n")
    found = query(source, "Alpha")
    for url, linked in (("https://example.org/why", True), ("javascript:alert(1)", False)):
        outcome = Outcome("a.txt", (type(found)(*[*_values(found)[:-2], url, ""]),), documents=read(source))
        assert (f'href="{url}"' in "".join(report_html(Report((outcome,))))) is linked


def _values(found: Any) -> list[Any]:
    return [getattr(found, name) for name in found.__match_args__]


def test_anchors_are_stable_and_the_only_ones() -> None:
    text = SEED.read_text(encoding="utf-8")
    before, after = (make_page(Source("a.txt", each)) for each in (text, text.replace("\n\n", "\n\n\n\n")))
    one, other = (regex.findall(r'<section class="note[^>]* id="(q-\w+)"', page) for page in (before, after))
    assert one == other
    names = regex.findall(r' id="([^"]+)"', make_page(Source("a.txt", text), Source("b.txt", text)))
    assert len(names) == len(set(names))


def test_a_missing_jinja_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from newslint.cli import main

    with (
        patch("newslint.report.page.can_make_pages", return_value=False),
        patch("newslint.commands.facts.can_make_pages", return_value=False),
    ):
        for command in ("check", "facts"):
            assert main([command, "--format", "html", str(SEED)]) == 2
            assert "pip install 'newslint[report]'" in capsys.readouterr().err


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[WebDriver]":
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("chromium and chromium-driver are not installed")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    profile = f"--user-data-dir={tmp_path_factory.mktemp('profile')}"
    for flag in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        profile,
    ):
        options.add_argument(flag)
    options.add_argument("--window-size=1440,1000")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with patch.dict(os.environ, {"SE_OFFLINE": "true"}):
        opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


class Desk:
    """An editor's desk: the page of some stories in the browser."""

    def __init__(self, browser: "WebDriver", folder: Path, *sources: Source) -> None:
        self.browser, self.file, self.folder = browser, folder / "report.html", folder
        self.file.write_text(make_page(*sources), encoding="utf-8")
        self.open()

    def open(self, anchor: str = "") -> None:
        """Open the page anew."""
        self.browser.get("about:blank")
        self.browser.get(self.file.as_uri() + anchor)

    def ask(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        return json.loads(self.browser.execute_script(f"return JSON.stringify({script})"))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.browser).send_keys(*keys).perform()

    def errors(self) -> list[Any]:
        """Return what the console has to complain about since it was last asked."""
        entries: list[Any] = self.browser.get_log("browser")  # type: ignore[no-untyped-call]
        return entries

    def texts(self, selector: str) -> list[str]:
        """Return the words of all elements that a selector finds and that are not hidden."""
        found: list[str] = self.ask(
            f"[...document.querySelectorAll({selector!r})].filter(e => !e.closest('[hidden]')).map(e => e.textContent)"
        )
        return found


@pytest.fixture
def desk(browser: "WebDriver", tmp_path: Path) -> Desk:
    return Desk(browser, tmp_path, Source("a.txt", SEED.read_text(encoding="utf-8")))


RULES = ".note .rule"


def test_the_page_opens_and_looks_right(desk: Desk) -> None:
    assert desk.errors() == []
    assert "geography/no-shared-border" in desk.texts(RULES)
    assert "Russia’s border with Greece" in desk.texts(".place.error")
    for name, width, dark in (("light", 1440, False), ("dark", 1440, True), ("narrow", 400, False)):
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": width < 500}
        desk.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})
        desk.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        desk.press("j", "j", "j", "j")
        desk.browser.save_screenshot(str(desk.folder / f"{name}.png"))
        assert desk.ask("document.documentElement.scrollWidth <= innerWidth")
    desk.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    desk.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_both_ends_of_a_contradiction_light_up_and_a_line_joins_them(desk: Desk) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By

    assert desk.ask("document.querySelectorAll('#line path').length") == 0
    ends = desk.browser.find_elements(By.CSS_SELECTOR, ".place.warning.far")
    far = next(end for end in ends if end.text.startswith("lowering"))
    ActionChains(desk.browser).scroll_to_element(far).move_to_element(far).perform()
    assert desk.texts(".place.lit.far") == ["lowering the age limit to 16 years old"]
    assert desk.texts(".place.lit:not(.far)")[0].startswith("raising the age limit")
    assert desk.texts(".note.lit .rule") == ["figures/policy-direction-conflict"]
    assert desk.ask("document.querySelectorAll('#line path').length") == 1
    far.click()
    desk.press("\ue00c")
    assert desk.ask("document.querySelectorAll('#line circle').length") in (0, 2)


def test_the_filter_filters(desk: Desk) -> None:
    every = desk.texts(RULES)
    desk.browser.execute_script("document.querySelector('[name=level][value=suggestion]').click()")
    assert set(every) - set(desk.texts(RULES)) >= {"structure/web-boilerplate"}
    assert "™ & © 2019" not in " ".join(desk.texts(".place:not(.off)"))
    desk.press("/")
    desk.press("greece")
    assert desk.texts(RULES) == ["geography/no-shared-border"]
    assert desk.texts("#status")[0].startswith(f"1 of {len(every)} shown")
    desk.press("zzz")
    assert desk.texts(RULES) == []
    assert desk.texts("article") == []
    assert desk.texts("#nothing") == ["No query answers to this filter."]
    desk.open()
    select = "const s = document.querySelector('[name=rule]'); s.value = 'spelling/geo-misspelling';"
    desk.browser.execute_script(select + "s.dispatchEvent(new Event('input', {bubbles: true}))")
    assert desk.texts(RULES) == ["spelling/geo-misspelling"]


def test_keys_step_through_the_queries(desk: Desk) -> None:
    every = desk.texts(RULES)
    seen = []
    for key in ["j"] * len(every) + ["k", "\ue013", "\ue015"]:
        desk.press(key)
        assert len(desk.texts(".note.lit")) == 1
        seen += desk.texts(".note.lit .rule")
    assert seen == [*every, every[-2], every[-3], every[-2]]
    assert desk.ask("document.activeElement.classList.contains('note')")
    assert desk.ask("location.hash === '#' + document.activeElement.id")


def test_a_link_opens_at_its_query(desk: Desk) -> None:
    anchor = desk.ask("document.querySelectorAll('.note')[3].id")
    desk.open(f"#{anchor}")
    assert desk.ask("document.querySelector('.note.lit').id") == anchor


def test_a_tick_stays(desk: Desk) -> None:
    desk.press("j", "x")
    desk.open()
    assert desk.ask("[...document.querySelectorAll('.tick')].map(box => box.checked)").count(True) == 1
    assert "1 checked" in desk.texts("#status")[0]
    desk.press("j", "x")
    assert "0 checked" in desk.texts("#status")[0]


def test_no_planted_script_runs(browser: "WebDriver", tmp_path: Path) -> None:
    desk = Desk(browser, tmp_path, hostile(), Source("b.txt", f"A head\n\nHe wrote {HOSTILE} there.\n"))
    assert desk.errors() == []
    assert desk.ask("document.title").startswith("newslint:")
    assert any(HOSTILE in words for words in desk.texts(".copy"))
