"""The one-page report as a PDF: black on white, in the app's own font, tagged for screen readers.

The page is as wide as A4 and as high as Letter, so that it prints unscaled on either. Type grows smaller, within
reason, before a long report takes a second page; nothing is cut off.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from fibroplan.domain.report import ReportPart, ReportView, ReportWeek
from fibroplan.report.tagged import Element, TaggedPdf

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 279.4 * MM
MARGIN = 14 * MM
ROOM = WIDTH - 2 * MARGIN
SIZES = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Type sizes in points, the first that fits one page; the last one goes on to a second."""

REGULAR, BOLD = "Atkinson", "Atkinson Bold"
MISSING = "[?]"
"""Stands for signs that the font does not have, such as emoji or other scripts."""
BAR_HEIGHT = 15 * MM


@cache
def fonts() -> frozenset[int]:
    """Register the fonts, once; returns the characters that they can draw."""
    folder = Path(__file__).parent / "fonts"
    drawn: list[set[int]] = []
    for name, file in ((REGULAR, "atkinson-regular.ttf"), (BOLD, "atkinson-bold.ttf")):
        font = TTFont(name, str(folder / file))
        pdfmetrics.registerFont(font)
        drawn.append(set(font.face.charToGlyph))  # type: ignore[attr-defined]
    return frozenset(drawn[0] & drawn[1])


def report_pdf(view: ReportView) -> bytes:
    """The report as the bytes of a PDF."""
    known = fonts()
    pages = (_Page(view, size, known).drawn() for size in SIZES)
    page = next((each for each in pages if each.pages == 1), None) or _Page(view, SIZES[-1], known).drawn()
    return page.pdf.to_bytes()


class _Page:
    """One attempt to draw the report in one type size."""

    def __init__(self, view: ReportView, size: float, known: frozenset[int]) -> None:
        self.view = view
        self.size = size
        self.line = size * 1.32
        self.known = known
        self.lost = False
        who = f", {view['who']}" if view["who"] else ""
        self.pdf = TaggedPdf((WIDTH, HEIGHT), REGULAR, self._plain(view["title"] + who), view["period"])
        self.y = HEIGHT - MARGIN
        self.pages = 1

    def drawn(self) -> "_Page":
        """This page with everything on it, from the top."""
        view, root = self.view, self.pdf.root
        self._words(view["title"], root, "H1", BOLD, self.size * 1.7)
        self._words(" · ".join(each for each in (view["who"], view["period"]) if each), root)
        for part in view["parts"]:
            self._part(part)
        self._keep(4 * self.line)
        self.y -= self.line
        with self.pdf.artifact():
            self.pdf.canvas.setLineWidth(0.6)
            self.pdf.canvas.line(MARGIN, self.y + self.line * 0.4, WIDTH - MARGIN, self.y + self.line * 0.4)
        for words in (view["left_out"], view["made"], view["about"]):
            self._words(words, root, size=self.size * 0.9)
        if self.lost:
            self._words(f"{MISSING}: a sign that this font does not have.", root, size=self.size * 0.9)
        return self

    def _part(self, part: ReportPart) -> None:
        self._keep(4 * self.line)
        self.y -= self.line * 0.55
        section = Element("Sect", self.pdf.root)
        self._words(part["heading"], section, "H2", BOLD, self.size * 1.15)
        if part["columns"]:
            self._table(part, section)
        else:
            self._sentences(part, section)
        if part["id"] == "weeks" and self.view["weeks"]:
            self._bars(self.view["weeks"], section)
        if part["note"]:
            self._words(part["note"], section, size=self.size * 0.9)

    def _sentences(self, part: ReportPart, section: Element) -> None:
        for row in part["rows"]:
            said = "; ".join(row["words"])
            self._words(f"{row['name']}: {said}" if said else row["name"], section)

    def _table(self, part: ReportPart, section: Element) -> None:
        table = Element("Table", section)
        columns = len(part["columns"])
        first = 0.4 if columns > 2 else 0.34
        widths = [ROOM * first, *([ROOM * (1 - first) / columns] * columns)]
        self._table_row(table, widths, ["", *part["columns"]], ["TD", *(["TH"] * columns)], "Column")
        for row in part["rows"]:
            self._table_row(table, widths, [row["name"], *row["words"]], ["TH", *(["TD"] * columns)], "Row")

    def _table_row(self, table: Element, widths: list[float], cells: list[str], kinds: list[str], scope: str) -> None:
        found = [self._split(cell, BOLD if kind == "TH" else REGULAR, width - 8) for cell, kind, width in
                 zip(cells, kinds, widths, strict=True)]  # fmt: skip
        height = max(map(len, found)) * self.line
        self._keep(height)
        row = Element("TR", table)
        x, top = MARGIN, self.y
        for lines, kind, width in zip(found, kinds, widths, strict=True):
            with self.pdf.tag(kind, row, scope=scope if kind == "TH" else ""):
                self._lines(lines, x, top, BOLD if kind == "TH" else REGULAR, self.size)
            x += width
        self.y = top - height
        with self.pdf.artifact():
            self.pdf.canvas.setLineWidth(0.25)
            self.pdf.canvas.line(MARGIN, self.y - 1.5, WIDTH - MARGIN, self.y - 1.5)
        self.y -= 3

    def _bars(self, weeks: list[ReportWeek], section: Element) -> None:
        """Twelve bars; striped where there was a flare, dashed where nothing was planned."""
        self._keep(BAR_HEIGHT + 2 * self.line)
        self.y -= BAR_HEIGHT + 4
        canvas, step, wide = self.pdf.canvas, 11 * MM, 8 * MM
        said = self._plain("; ".join(week["words"] for week in weeks))
        with self.pdf.tag("Figure", section, alt=said):
            canvas.setLineWidth(0.8)
            canvas.line(MARGIN, self.y, MARGIN + len(weeks) * step, self.y)
            canvas.setFillGray(0.35)
            for at, week in enumerate(weeks):
                x, high = MARGIN + at * step + 1.5 * MM, week["height"] / 100 * BAR_HEIGHT
                if not week["known"]:
                    canvas.setDash(2, 2)
                    canvas.rect(x, self.y, wide, 0.15 * BAR_HEIGHT)
                    canvas.setDash()
                else:
                    canvas.rect(x, self.y, wide, high, fill=0 if week["flare"] else 1)
                    for line in _stripes(x, self.y, wide, high) if week["flare"] else ():
                        canvas.line(*line)
            canvas.setFillGray(0)
        self.y -= 2
        self._words(self.view["weeks_words"], section, size=self.size * 0.9)

    # ---- words

    def _words(
        self, text: str, parent: Element, kind: str = "P", font: str = REGULAR, size: float | None = None
    ) -> None:
        size = size or self.size
        lines = self._split(text, font, ROOM, size)
        height = len(lines) * size * 1.32
        self._keep(height)
        with self.pdf.tag(kind, parent):
            self._lines(lines, MARGIN, self.y, font, size)
        self.y -= height

    def _lines(self, lines: list[str], x: float, top: float, font: str, size: float) -> None:
        text = self.pdf.canvas.beginText(x, top - size)
        text.setFont(font, size, size * 1.32)
        for line in lines:
            text.textLine(line)
        self.pdf.canvas.drawText(text)

    def _split(self, text: str, font: str, width: float, size: float | None = None) -> list[str]:
        size = size or self.size
        lines = simpleSplit(self._plain(text), font, size, width)
        return [piece for line in lines for piece in _pieces(line, font, size, width)] or [""]

    def _plain(self, text: str) -> str:
        """The text with a mark for what the font cannot draw, so that nothing goes without a trace."""
        known = [
            letter if ord(letter) in self.known else " " if letter.isspace() else "\0"
            for letter in unicodedata.normalize("NFC", text)
        ]
        plain = re.sub("\0+", MISSING, "".join(known))
        self.lost = self.lost or plain.count(MISSING) > text.count(MISSING)
        return plain

    def _keep(self, height: float) -> None:
        """Begin a new page where less than this is left."""
        if self.y - height < MARGIN:
            self.pdf.next_page()
            self.pages += 1
            self.y = HEIGHT - MARGIN


def _pieces(line: str, font: str, size: float, width: float) -> Iterator[str]:
    """A line in pieces that fit: a word without a space in it may be longer than the room."""
    piece = ""
    for letter in line:
        if piece and pdfmetrics.stringWidth(piece + letter, font, size) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _stripes(x: float, y: float, wide: float, high: float) -> Iterator[tuple[float, float, float, float]]:
    """Slanting lines inside a rectangle."""
    start = -high
    while start < wide:
        left, right = max(start, 0), min(start + high, wide)
        yield x + left, y + left - start, x + right, y + right - start
        start += 4
