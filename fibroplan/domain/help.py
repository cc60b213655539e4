"""Help now: where the person is, their own contact, and the card that follows heavy words."""

from typing import TypedDict

from fibroplan.domain.change import Change
from fibroplan.domain.writing import Writing, page_answers, write_answer

HELP, HEAVY_HOURS = "help", "heavy-hours"
"""The pages a person fills in: region and own contact; the plan for heavy hours."""

DIAL_SIGNS = "0123456789+*#"


class HelpLine(TypedDict):
    """One service; `about` is heavy, unsafe or both."""

    title: str
    call: str
    text: str
    about: str


class HelpRegion(TypedDict):
    """The numbers of one part of the world."""

    id: str
    lines: list[HelpLine]


class HelpCard(TypedDict):
    """What is said after the word check has found something; `id` is heavy or unsafe."""

    id: str
    title: str
    words: str


class HelpQuestion(TypedDict):
    """One question of the plan for heavy hours."""

    id: str
    text: str
    example: str


class HelpPlan(TypedDict):
    """The questions of the plan for heavy hours."""

    questions: list[HelpQuestion]


class HelpContent(TypedDict):
    """content/help, as far as the rules read it."""

    regions: list[HelpRegion]
    cards: list[HelpCard]
    plan: HelpPlan


class HelpAnswer(TypedDict):
    """A question of the plan for heavy hours with what the person wrote."""

    id: str
    text: str
    example: str
    answer: str


class HelpView(TypedDict):
    """What the person told: region, contact and the links that reach it; "" for what is not known."""

    region: str
    name: str
    phone: str
    who: str
    call: str
    message: str
    plan: list[HelpAnswer]


class SupportCard(TypedDict):
    """The calm card: two ways to a person, as links with their words."""

    title: str
    words: str
    call: str
    call_words: str
    message: str
    message_words: str


def help_view(texts: HelpContent, writings: list[Writing]) -> HelpView:
    """The person's own part of the page."""
    told = page_answers(writings, HELP)
    written = page_answers(writings, HEAVY_HOURS)
    number = dialled(told.get("phone", ""))
    name = told.get("name", "")
    return {
        "region": told.get("region", ""),
        "name": name,
        "phone": told.get("phone", ""),
        "who": name if name != "" else "your person",
        "call": f"tel:{number}" if number != "" else "",
        "message": f"sms:{number}" if number != "" else "",
        "plan": [
            {
                "id": question["id"],
                "text": question["text"],
                "example": question["example"],
                "answer": written.get(question["id"], ""),
            }
            for question in texts["plan"]["questions"]
        ],
    }


def dialled(phone: str) -> str:
    """A number as a phone dials it; "" where the text holds fewer than two digits."""
    signs = [sign for sign in list(phone) if sign in DIAL_SIGNS]
    digits = [sign for sign in signs if sign in "0123456789"]
    return "".join(signs) if len(digits) > 1 else ""


def choose_region(writings: list[Writing], region: str) -> list[Change]:
    """Keep where the person is; the same again takes it back, so that every region is shown."""
    chosen = page_answers(writings, HELP).get("region", "")
    return write_answer(writings, HELP, "region", "" if chosen == region else region)


def support_card(texts: HelpContent, writings: list[Writing], kinds: list[str]) -> SupportCard:
    """The card for the kinds of words that were found (`support.support_words`, at least one).

    It leads to the person's own contact and to the first line of their region that can be called or texted; where
    neither is known, to the page of help.
    """
    unsafe = "A" not in kinds and "B" not in kinds
    about = "unsafe" if unsafe else "heavy"
    shown = [card for card in texts["cards"] if card["id"] == about][0]
    person = help_view(texts, writings)
    lines = lines_of(texts, person["region"], about)
    calls = [line for line in lines if line["call"] != ""]
    sends = [line for line in lines if line["text"] != ""]
    line_call = f"tel:{dialled(calls[0]['call'])}" if len(calls) > 0 else "/help-now/"
    line_send = f"sms:{dialled(sends[0]['text'])}" if len(sends) > 0 else "/help-now/"
    own = person["message"] != ""
    return {
        "title": shown["title"],
        "words": shown["words"],
        "call": line_call,
        "call_words": f"Call {calls[0]['title']}" if len(calls) > 0 else "Numbers to call",
        "message": person["message"] if own else line_send,
        "message_words": f"Message {person['who']}"
        if own
        else f"Text {sends[0]['title']}"
        if len(sends) > 0
        else "Somebody to message",
    }


def lines_of(texts: HelpContent, region: str, about: str) -> list[HelpLine]:
    """The lines of a region that are for one kind of trouble, heavy or unsafe."""
    return [
        line
        for each in texts["regions"]
        if each["id"] == region
        for line in each["lines"]
        if line["about"] == about or line["about"] == "both"
    ]
