"""Opens pages of the program in Debian's chromium, and checks that they make no requests and are accessible.

    with chromium() as browser:
        page = open_page(browser, path, PHONE)
        assert_accessible(page)
        assert_stays_home(page)
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "build" / "browser" / "packages"
SCREENSHOTS = ROOT / "build" / "browser" / "screenshots"
sys.path.append(str(PACKAGES))

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PAPER = {"viewport": {"width": 680, "height": 962}}  # the printable area of an A4 page at 96 dots per inch

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def what_is_missing():
    """The reason why pages cannot be opened here, or nothing."""
    try:
        import axe_playwright_python  # noqa: F401
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return "scripts/browser-needs was not run for this Python"
    return "" if shutil.which("chromium") else "there is no chromium: scripts/install-needs test"


@contextlib.contextmanager
def chromium():
    from playwright.sync_api import sync_playwright
    # In a container tests run as root, where chromium's own sandbox does not work; only our own files are
    # opened.
    options = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=options)
        yield browser
        browser.close()


def open_page(browser, path, size=DESKTOP, **options):
    """The page of a file. `page.asked_for` has its requests, `page.complaints` the browser's errors."""
    context = browser.new_context(**{"accept_downloads": True, "offline": True, "locale": "en-GB"} | size | options)
    page = context.new_page()
    page.asked_for, page.complaints = [], []
    page.on("request", lambda request: page.asked_for.append(request.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda problem: page.complaints.append(str(problem)))
    page.own = pathlib.Path(path).resolve().as_uri()
    page.goto(page.own)
    return page


def assert_stays_home(page):
    """Only the file itself and its download were requested, and its security policy was not violated."""
    strangers = [url for url in page.asked_for if url.partition("#")[0] != page.own and not url.startswith("blob:")]
    assert strangers == [] and page.complaints == []
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none'") and "unsafe-eval" not in policy and "http" not in policy


def assert_accessible(page):
    """axe-core finds no violations."""
    import axe_playwright_python
    script = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(script)  # not as a script element, which the page's policy does not allow
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert found["passes"], "axe-core has looked at nothing"
    said = [f"{each['id']} ({each['impact']}): {each['help']}: " + "; ".join(str(n["target"]) for n in each["nodes"][:5])
            for each in found["violations"]]
    assert said == [], "\n".join(said)


def assert_layout_holds(page):
    """Nothing is wider than the page, so that nobody has to scroll horizontally."""
    wide = page.evaluate("""() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]""")
    assert wide[0] <= wide[1], f"{wide[0]} pixels of content in a page of {wide[1]}"


def assert_words_in_charts_stand_apart(page):
    """No text of a chart overlaps other text or its edge."""
    faults = page.evaluate("""() => [...document.querySelectorAll("svg.chart")].flatMap((chart) => {
      const edge = chart.getBoundingClientRect();
      const words = [...chart.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
      const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
      return words.flatMap(([text, box], i) => [
        ...(box.left < edge.left - 1 || box.right > edge.right + 1 ? [`${text} | the edge`] : []),
        ...words.slice(i + 1).filter(([, other]) => over(box, other)).map(([other]) => `${text} | ${other}`)]);
    })""")
    assert not faults, "\n".join(faults)


def screenshot(page, name):
    """A screenshot of the whole page."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def in_grey(page):
    """Switches the page to the look of a printer without colours."""
    page.evaluate("document.documentElement.style.filter = 'grayscale(1)'")


def print_out(page, name):
    """The printed page: NAME.pdf and, if pdftoppm exists, a picture of each administration."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    paper = SCREENSHOTS / f"{name}.pdf"
    page.pdf(path=paper, format="A4", prefer_css_page_size=True)
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "60", "-png", str(paper), str(paper.with_suffix(""))], check=True)
    return paper


def take_all(browser, path, name):
    """Screenshots of one file: phone, desktop, dark, printed, and printed without colours."""
    screenshot(open_page(browser, path, PHONE), f"{name}-phone")
    screenshot(open_page(browser, path, DESKTOP), f"{name}-desktop")
    screenshot(open_page(browser, path, PHONE, color_scheme="dark"), f"{name}-dark")
    page = open_page(browser, path, PAPER)
    print_out(page, f"{name}-print")
    page.emulate_media(media="print")
    in_grey(page)
    screenshot(page, f"{name}-grey")
