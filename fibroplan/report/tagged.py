"""A PDF whose words stand in a structure tree (PDF 1.7, 14.7 and 14.8), so that a screen reader reads it in order.

reportlab draws; what it has no word for is written here: marked content around what is drawn, and the tree over it.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas


class Element:
    """One element of the tree: a standard type such as H1, P, Table, TR, TH, TD or Figure, with what stands in it."""

    def __init__(self, kind: str, parent: "Element | None" = None, alt: str = "", scope: str = "") -> None:
        """alt: the words for a figure; scope: Row or Column, of a TH."""
        self.kind = kind
        self.alt = alt
        self.scope = scope
        self.children: list[Element | tuple[int, int]] = []
        """Elements, and what is drawn: (number of the page, number of the marked content on it)."""
        if parent:
            parent.children.append(self)


class TaggedPdf:
    """A document that is drawn page by page on `canvas`, with everything inside `tag` or `artifact`."""

    def __init__(self, size: tuple[float, float], font: str, title: str, subject: str, language: str = "en") -> None:
        """size: width and height of a page in points; font: one that is registered and embedded."""
        self._file = io.BytesIO()
        named: Any = {"initialFontName": font}  # its default is None, which a type checker takes for its type
        self.canvas: Any = Canvas(self._file, pagesize=size, lang=language, **named)
        self.canvas.setTitle(title)
        self.canvas.setSubject(subject)
        self.canvas.setAuthor("")
        self.canvas.setCreator("Fibroplan")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.root = Element("Document")
        self._marks: list[list[Element]] = [[]]

    @contextmanager
    def tag(self, kind: str, parent: Element, alt: str = "", scope: str = "") -> Iterator[Element]:
        """Whatever is drawn inside is this element's."""
        element = Element(kind, parent, alt, scope)
        marks = self._marks[-1]
        element.children.append((len(self._marks) - 1, len(marks)))
        self._write(f"/{kind} <</MCID {len(marks)}>> BDC")
        marks.append(element)
        yield element
        self._write("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Whatever is drawn inside is decoration: not read out."""
        self._write("/Artifact BMC")
        yield
        self._write("EMC")

    def next_page(self) -> None:
        """Go on on a new page."""
        self.canvas.showPage()
        self._marks.append([])

    def to_bytes(self) -> bytes:
        """The whole document."""
        self.canvas.showPage()
        self._plant()
        self.canvas.save()
        return self._file.getvalue()

    def _write(self, code: str) -> None:
        self.canvas._code.append(code)

    def _plant(self) -> None:
        """Give the document its tree, and each page the number under which the tree knows it."""
        document = self.canvas._doc
        pages = document.Pages.pages
        made: dict[int, Any] = {}

        def build(element: Element, above: Any) -> Any:
            fields = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.kind), "P": above})
            reference = made[id(element)] = document.Reference(fields)
            if element.alt:
                fields["Alt"] = PDFString(element.alt)
            if element.scope:
                fields["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
            fields["K"] = PDFArray([kid(child, reference) for child in element.children])
            return reference

        def kid(child: Element | tuple[int, int], reference: Any) -> Any:
            if isinstance(child, Element):
                return build(child, reference)
            page, mark = child
            return PDFDictionary({"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": mark})

        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        root = document.Reference(tree)
        tree["K"] = PDFArray([build(self.root, root)])
        numbers: list[Any] = []
        for number, marks in enumerate(self._marks):
            numbers += [number, document.Reference(PDFArray([made[id(element)] for element in marks]))]
            # reportlab's page has no field for it; what stands in its defaults is written all the same.
            own = {"StructParents": number, "Tabs": PDFName("S")}
            pages[number].__Defaults__ = {**pages[number].__Defaults__, **own}
        tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
        tree["ParentTreeNextKey"] = len(self._marks)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
