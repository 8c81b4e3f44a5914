"""The page is opened in a real browser and used as a supervisor would."""

import re
import shutil

import pytest

import reportnlp
from reportnlp.output.html import render_html, summary_fragment

TEXT = (
    "测试镇2021年上半年工作总结\n一、民生福祉不断增强\n"
    "发放补助资金xxx余万元，参保率98.5%。镇长林知秋带队走访<困难>户，筹集资金 万元。\n"
    "二、社会稳定\nxx村调解纠纷xx起。\n"
)


@pytest.fixture(scope="module")
def report():
    return reportnlp.analyze(TEXT)


def test_no_external_address(report):
    page = render_html(report)
    assert not re.search(r"(?:https?:)?//[a-z]", page)
    assert "src=" not in page


def test_markup_in_the_text_stays_text(report):
    assert "<困难>" not in render_html(report)
    assert "&lt;困难&gt;" in render_html(report)


def test_fragment_shows_the_score(report):
    assert f"得分 {report.score.total}" in summary_fragment(report)
    assert report._repr_html_() == summary_fragment(report)


@pytest.fixture(scope="module")
def page(report, tmp_path_factory):
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api")
    path = tmp_path_factory.mktemp("html") / "report.html"
    path.write_text(render_html(report), encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        errors = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.goto(path.as_uri())
        yield page
        browser.close()
        assert errors == []


@pytest.mark.chromium
def test_the_text_on_the_page_is_the_text(page, report):
    assert page.evaluate("document.getElementById('text').textContent") == report.text


@pytest.mark.chromium
def test_every_blank_has_its_mark(page, report):
    for figure in (figure for figure in report.figures if figure.redacted):
        found = page.evaluate(
            "key => document.querySelector('#text [data-keys~=\"' + key + '\"]')"
            ".classList.contains('blank')",
            figure.id,
        )
        assert found, figure


@pytest.mark.chromium
def test_keys_walk_the_marks_and_the_filter_narrows_them(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("#place").inner_text().startswith("2 / ")
    page.keyboard.press("k")
    assert page.locator("#place").inner_text().startswith("1 / ")
    total = int(page.locator("#place").inner_text().split("/")[1].split()[0])
    page.locator("input[data-kind=official]").uncheck()
    page.locator("#next").click()
    narrowed = int(page.locator("#place").inner_text().split("/")[1].split()[0])
    assert narrowed == total - 1
    page.locator("input[data-kind=official]").check()
