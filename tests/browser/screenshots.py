"""Pictures of forms and reports for review: build/browser/screenshots. Run by scripts/screenshots."""

import json
import os
import pathlib
import subprocess
import tempfile

import browsing

PROGRAM = os.environ["INTIMETRY_PROGRAM"]

ARABIC = {
    "format": "intimetry.text/1", "instrument": "session-pulse", "language": "ar",
    "title": "\u0646\u0628\u0636 \u0627\u0644\u062c\u0644\u0633\u0629",
    "instructions": {"now": "\u0645\u0627 \u0645\u062f\u0649 \u0635\u062d\u0629 \u0643\u0644 \u062c\u0645\u0644\u0629\u061f"},
    "items": {f"q{n}": "\u0623\u0634\u0639\u0631 \u0628\u0627\u0644\u0642\u0631\u0628 \u0645\u0646 \u0634\u0631\u064a\u0643\u064a." for n in range(1, 6)},
    "labels": {"zero_to_ten": {"0": "\u063a\u064a\u0631 \u0635\u062d\u064a\u062d \u0625\u0637\u0644\u0627\u0642\u0627", "10": "\u0635\u062d\u064a\u062d \u062a\u0645\u0627\u0645\u0627"}},
}


def forms(folder):
    """name -> file, for each form that is shown."""
    (folder / "arabic.json").write_text(json.dumps(ARABIC))
    asked = {
        "form-long": ["five-dimensions", "--perspective", "now"],
        "form-numbers": ["session-pulse"],
        "form-arabic": ["session-pulse", "--text", "arabic.json"],
    }
    for name, arguments in asked.items():
        subprocess.run([PROGRAM, "form", *arguments, "-o", f"{name}.html"], cwd=folder, check=True)
    return {name: folder / f"{name}.html" for name in asked}


def reports(folder):
    """name -> file: with errors from the answers, and without known errors."""
    made = {}
    for sample, audience in (("couple", "joint"), ("couple", "clinician"), ("brief", "joint")):
        name = f"report-{sample}-{audience}"
        made[name] = folder / f"{name}.html"
        couple = browsing.ROOT / "examples" / "couple" / f"{sample}.json"
        subprocess.run([PROGRAM, "report", couple, "--for", audience, "-o", made[name]], cwd=folder, check=True)
    return made


def main():
    with tempfile.TemporaryDirectory() as made, browsing.chromium() as browser:
        pages = forms(pathlib.Path(made))
        for name, path in (pages | reports(pathlib.Path(made))).items():
            browsing.take_all(browser, path, name)
        page = browsing.open_page(browser, pages["form-long"], browsing.PHONE)
        for number in (1, 2, 4):
            page.locator(f"#item-q{number} input").nth(number).check()
        page.locator("#download").click()
        browsing.screenshot(page, "form-unanswered-phone")
        page.locator("#download").click()
        page.screenshot(path=browsing.SCREENSHOTS / "form-downloaded-phone.png")
    print(f"Pictures: {browsing.SCREENSHOTS}")


if __name__ == "__main__":
    main()
