"""The PDF: one page, quick, read back word by word, with its tree for screen readers, in our own font."""

import io
from typing import Any

import httpx
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from fibroplan.content.instruments import instruments
from fibroplan.domain.report import PART_NAMES, report_view
from fibroplan.report.pdf import HEIGHT, MM, SIZES, WIDTH, report_pdf
from tests.api.real_server import RealServer
from tests.domain.make import TUESDAY, goal, night, now, outcome, pause, profile, version
from tests.domain.make_treatments import appointment, course, done, medicine
from tests.report.people import SECRET, check_in, measure

WORDS_IN_A_MINUTE = 238
"""Silent reading of adults, Brysbaert 2019 (J Mem Lang 109:104047)."""


def view(**fields: Any) -> Any:
    items = [version(f"item-{at}", TUESDAY - 90, title=f"Thing {at}", position=at) for at in range(8)]
    given: dict[str, Any] = {
        "goals": [goal(words="Work in the garden")],
        "versions": items,
        "outcomes": [outcome("item-1", TUESDAY - ago) for ago in range(60)],
        "pauses": [pause(TUESDAY - 40, TUESDAY - 35, "flare")],
        "nights": [night(TUESDAY - ago) for ago in range(20)],
        "felt": [check_in(TUESDAY - ago) for ago in range(50)],
        "measures": [measure("gad7", TUESDAY - ago, 6, {}) for ago in (3, 33)]
        + [measure("phq4", TUESDAY - ago, 4, {}) for ago in (3, 33)],
        "instruments": instruments(),
        "files": [],
        "medicines": [medicine(f"m{at}", name=f"Medicine {at}") for at in range(5)],
        "courses": [course()],
        "infusions": [done(day=TUESDAY - 3)],
        "appointments": [appointment(questions="Is this usual?\nWhat about my sleep?")],
        "writings": [],
        "profile": profile(name="Robin"),
        "now": now(),
        **fields,
    }
    return report_view(**given)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


def test_it_is_made_from_two_years(person: httpx.Client) -> None:
    answer = person.post("/api/report", json={"zone": "UTC"})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=fibroplan-report.pdf"
    found = text(answer.content)
    assert len(read(answer.content).pages) == 1
    for heading in PART_NAMES.values():
        assert heading in found
    assert "Work in the garden with my daughter" in found
    assert "Is this usual?" in found
    assert "Left out: notes, reflections, older days." in found
    assert SECRET not in found


def test_it_says_what_the_screen_says() -> None:
    shown = view()
    found = text(report_pdf(shown)).replace("\n", " ")
    for part in shown["parts"]:
        assert part["heading"] in found
        for row in part["rows"]:
            assert row["name"] in found
            for words in row["words"]:
                assert words in found
    for words in (shown["period"], shown["left_out"], shown["made"], shown["about"]):
        assert words in found


def test_one_page_is_read_in_a_minute() -> None:
    """A full page: all that it holds at most, but for the small print at its foot."""
    shown = view()
    parts = [
        [part["heading"], *part["columns"], *(each for row in part["rows"] for each in (row["name"], *row["words"]))]
        for part in shown["parts"]
    ]
    assert len(" ".join(each for part in parts for each in part).split()) <= WORDS_IN_A_MINUTE


def test_it_fits_a4_and_letter_unscaled() -> None:
    page = read(report_pdf(view())).pages[0]
    assert float(page.mediabox.width) == pytest.approx(WIDTH)
    assert float(page.mediabox.height) == pytest.approx(HEIGHT)
    assert pytest.approx(210 * MM) == WIDTH, "as wide as A4, and narrower than Letter"
    assert pytest.approx(11 * 72) == HEIGHT, "as high as Letter, and lower than A4"


def test_our_font_is_in_it_and_no_other() -> None:
    fonts = [each.get_object() for each in read(report_pdf(view())).pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert {font["/BaseFont"].split("+")[1] for font in fonts} == {
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-Bold",
    }
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_it_prints_in_black_and_white() -> None:
    drawn = read(report_pdf(view())).pages[0].get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    colours = [line for line in drawn.splitlines() if line.split()[-1:] in (["rg"], ["RG"], ["k"], ["K"])]
    assert all(len(set(line.split()[:3])) == 1 for line in colours)


def tree(data: bytes) -> tuple[PdfReader, Any]:
    reader = read(data)
    root: Any = reader.trailer["/Root"]
    return reader, root


def walk(element: Any) -> list[tuple[str, Any]]:
    """Every element of the structure tree, in reading order."""
    found = [(str(element["/S"]), element)]
    for kid in element["/K"]:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if "/S" in kid:
            found += walk(kid)
    return found


def test_a_screen_reader_finds_a_title_headings_tables_and_the_words_of_the_picture() -> None:
    reader, root = tree(report_pdf(view()))
    assert reader.metadata is not None
    assert reader.metadata.title == "My last 4 weeks, Robin"
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"] is True or str(root["/MarkInfo"]["/Marked"]).lower() == "true"
    assert str(root["/ViewerPreferences"]["/DisplayDocTitle"]).lower() == "true"
    found = walk(root["/StructTreeRoot"]["/K"][0].get_object())
    kinds = [kind for kind, _ in found]
    assert kinds[:3] == ["/Document", "/H1", "/P"]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(PART_NAMES)
    assert kinds.count("/Table") == 3
    scopes = {str(each["/A"]["/Scope"]) for kind, each in found if kind == "/TH"}
    assert scopes == {"/Row", "/Column"}
    (figure,) = [each for kind, each in found if kind == "/Figure"]
    assert "with a flare" in figure["/Alt"]


def test_everything_that_is_drawn_is_tagged_or_decoration() -> None:
    """No text stands outside the tree, and the tree's numbers are those of the page."""
    reader, root = tree(report_pdf(view()))
    page = reader.pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
    depth, marks = 0, 0
    for line in drawn.splitlines():
        if line.endswith(("BDC", "BMC")):
            depth, marks = depth + 1, marks + line.endswith("BDC")
        elif line.strip() == "EMC":
            depth -= 1
        assert depth in (0, 1)
        assert depth == 1 or not line.endswith(("Tj", "TJ")), line
    assert page["/StructParents"] == 0
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert len(numbers[1].get_object()) == marks


def test_a_part_that_the_person_left_out_is_not_in_it() -> None:
    without = [{"id": "report", "deleted": False, "answers": {"without": ["treatments", "weeks"]}}]
    found = text(report_pdf(view(writings=without)))
    assert "Medicine 1" not in found
    assert "Left out: Medicines and treatments, How my plan went, notes" in found.replace("\n", " ")


def test_a_long_report_grows_smaller_and_then_longer_and_loses_nothing() -> None:
    """Names without a space, and as long as the store takes them."""
    items = [version(f"item-{at}", TUESDAY - 90, title="W" * 120, position=at) for at in range(6)]
    medicines = [medicine(f"m{at}", name="M" * 120, strength="x" * 80, schedule="y" * 300) for at in range(5)]
    questions = "\n".join(["q" * 400] * 9)
    data = report_pdf(
        view(
            goals=[goal(words="g" * 500)],
            versions=items,
            medicines=medicines,
            appointments=[appointment(who="w" * 120, questions=questions)],
        )
    )
    found = text(data).replace("\n", "")
    assert len(read(data).pages) <= 2
    assert found.count("W" * 60) >= 6
    assert "q" * 160 + "..." in found
    assert "And 5 more." in found
    assert SIZES[-1] >= 7


def test_signs_that_the_font_does_not_have_leave_a_mark() -> None:
    found = text(report_pdf(view(goals=[goal(words="Garten 🌿🌿 שלום naïve café\u0301")])))
    assert "Garten [?] [?] naïve café" in found
    assert "[?]: a sign that this font does not have." in found
    assert "[?]" not in text(report_pdf(view(goals=[goal(words="naïve café, 8 × 2 — ‘fine’")])))


def test_with_nothing_to_report_it_is_still_a_page(server: RealServer) -> None:
    answer = server.signed_up().post("/api/report", json={})
    found = text(answer.content)
    assert "My last 4 weeks" in found
    assert "Left out" in found


def test_it_needs_a_session_and_a_body_that_can_be_read(server: RealServer, person: httpx.Client) -> None:
    for path in ("/api/report", "/api/fhir"):
        answer = server.browser().post(path, json={"zone": "UTC"})
        assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
        answer = person.post(path, json={"zone": "x" * 65})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
        assert person.post(path, content=b"no json").status_code == 400
        assert person.post(path, json={"zone": "Nowhere/Land"}).status_code == 200


def test_what_is_made_is_never_kept_by_a_cache(person: httpx.Client) -> None:
    """The headers are added around the whole app; here the API alone answers, and names no lifetime of its own."""
    answer = person.post("/api/report", json={"zone": "UTC"})
    assert "max-age" not in answer.headers.get("Cache-Control", "no-store")
