"""How many taps and how much time a walk takes somebody who reads what is asked and answers it: counted, not clocked.

The machine's own time is measured by the benchmark; here stands the person's.
"""

from playwright.sync_api import Locator, Page

WORDS_A_SECOND = 238 / 60
"""Silent reading of adults (Brysbaert 2019, J Mem Lang 109:104047)."""
TAP_SECONDS, THINK_SECONDS = 1.3, 1.35
"""To point and press, and to make up one's mind before: keystroke-level model (Card and others 1980, Commun ACM 23)."""
READ = "(parts) => [...document.querySelectorAll(parts)].map((part) => part.innerText).join(' ')"
STILL = 5
"""Looks, a tenth of a second apart, in which a page stays as it is: then it is there, and not the one before."""
QUESTIONS = "main h1, main .head .sub, main legend, main .foot button, main .foot a"
"""What is read on a page that asks: title, sentence, questions, ways on. Hints are for those who hesitate."""


class Finger:
    """Counts the taps that are no answers, and the time of somebody who reads what is asked and answers it."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.seconds = page, 0, 0.0
        self.known = ""

    def tap(self, target: str | Locator) -> None:
        """Tap a control, by its test id or as it was found."""
        found = self.page.get_by_test_id(target) if isinstance(target, str) else target
        found.click()
        self.tapped()

    def tapped(self) -> None:
        self.taps += 1
        self.seconds += TAP_SECONDS

    def read(self, parts: str = QUESTIONS) -> None:
        """Read a page once, as soon as it is another than the one that was read before."""
        self.known = self._settled(parts)
        self.seconds += len(self.known.split()) / WORDS_A_SECOND

    def _settled(self, parts: str) -> str:
        seen, looks = "", 0
        for _ in range(300):
            text = self.page.evaluate(READ, parts)
            looks = looks + 1 if text == seen else 0
            seen = text
            if looks >= STILL and text != self.known:
                return text
            self.page.wait_for_timeout(100)
        raise AssertionError(f"nothing new to read: {self.known[:80]}")

    def answer(self) -> None:
        """Make up one's mind and tap an answer."""
        self.seconds += THINK_SECONDS + TAP_SECONDS
