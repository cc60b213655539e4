"""The word check: what it finds, what it lets pass, and that no text breaks it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fibroplan.domain.support import support_words, words_of
from fibroplan.domain.support_phrases import DYING, HARMING, IDIOMS, UNSAFE

DESPAIR = [
    "I want to die",
    "I WANT TO DIE!!!",
    "i just wanna die",
    "No. I want to die.",
    "No, I want to die",
    "Sometimes I think of killing myself.",
    "kill my self",
    "I will end my life",
    "I am going to take my own life",
    "I could end it all",
    "thinking about suicide",
    "I feel suicidal",
    "My kids are better off without me",
    "better off dead",
    "I wish I was dead",
    "I hope I don't wake up",
    "I hope I do not wake up tomorrow.",
    "I never want to wake up",
    "I have saved up for an overdose",
    "I will take all my pills",
    "I don't want to live",
    "I don’t want to be here anymore",
    "there is no reason to live",
    "I can't stop thinking about suicide",
    "not sure I want to die",
    "I do not know how to kill myself",
    "Why not kill myself?",
    "I wanted to kill myself over nothing",
]
HARM = [
    "I cut myself last night",
    "I want to hurt myself",
    "thinking of harming myself",
    "I hurt myself again",
    "the urge to hurt myself while doing nothing",
    "self-harm",
    "self harm",
    "I think about selfharm",
    "I slit my wrists",
    "I hurt myself when nobody sees it",
]
UNSAFE_WORDS = [
    "he hits me",
    "She hit me.",
    "My husband choked me",
    "my partner is hurting me",
    "he said he will kill me",
    "he threatened to kill me",
    "I am not safe at home",
    "I don't feel safe with him",
    "I am scared of my boyfriend",
    "I am afraid to go home",
    "I was raped",
    "he won't let me leave",
    "domestic violence",
    "he made me to have sex",
    "I am being abused",
]
FINE = [
    "",
    "This pain is killing me",
    "My feet are killing me!",
    "I am dying for a cup of tea",
    "I could die laughing",
    "I want to die of embarrassment",
    "a cake to want to die for",
    "I killed myself laughing at the gym",
    "I do not want to die",
    "I don't want to die.",
    "I would never kill myself",
    "I am not going to kill myself",
    "I have no thoughts of suicide",
    "I am not suicidal",
    "I no longer want to die",
    "never hurt myself",
    "I did not try to hurt myself",
    "how to move without hurting myself",
    "I am afraid I will hurt myself when I walk",
    "I am scared of hurting myself",
    "I hurt myself lifting the shopping",
    "I hurt myself while gardening",
    "I hurt myself at work",
    "I cut myself shaving",
    "cut myself some slack",
    "I burn myself out at work",
    "I could not wake up this morning",
    "I did not wake up once",
    "I never wake up rested",
    "career suicide",
    "overdosed on chocolate",
    "I take all my tablets with food",
    "she beat me at chess",
    "he hit me up for a chat",
    "he never hit me",
    "it hit me that I was tired",
    "the bus nearly hit me",
    "I do not feel safe on the stairs",
    "I am not afraid of him",
    "I walked 5 kms",
    "my self-esteem was low",
    "I kill the lights at ten, myself included",
]


@pytest.mark.parametrize("text", DESPAIR)
def test_words_of_wanting_to_die(text: str) -> None:
    assert "A" in support_words(text)


@pytest.mark.parametrize("text", HARM)
def test_words_of_hurting_oneself(text: str) -> None:
    assert "B" in support_words(text)


@pytest.mark.parametrize("text", UNSAFE_WORDS)
def test_words_of_not_being_safe(text: str) -> None:
    assert support_words(text) == ["C"]


@pytest.mark.parametrize("text", FINE)
def test_idioms_pain_metaphors_and_what_is_denied(text: str) -> None:
    assert support_words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I want to\ndie",
        "I *want* to “die”",
        "I wan\u200bt to d\u00adie",
        "I – want – to – die",
        "i'd like to... die",
        "<b>I want to die</b>",
        "I WANT\u00a0TO\tDIE😭",
    ],
)
def test_signs_do_not_hide_it(text: str) -> None:
    assert support_words(text) == ["A"]


def test_the_kinds_come_in_their_order_and_once() -> None:
    assert support_words("He hits me. I cut myself. I want to die. I want to die.") == ["A", "B", "C"]


def test_apostrophes_of_every_shape_are_one() -> None:
    written = {tuple(word["word"] for word in words_of(f"I don{sign}t")) for sign in "'’‘ʼ`´"}
    assert written == {("i", "do", "not")}


def test_it_is_quick_with_a_text_of_fifty_thousand_characters() -> None:
    long = "The pain was killing me and I want to rest. " * 1_200
    assert support_words(long) == []
    assert support_words(f"{long}I want to die.") == ["A"]


@given(st.text(max_size=200))
@example("my self")
@example("self self my self")
@example("why not not")
def test_any_text_is_taken(text: str) -> None:
    assert set(support_words(text)) <= {"A", "B", "C"}
    assert all(word["word"] for word in words_of(text))


@given(st.text(alphabet="abcdeimnotwy ,.", max_size=60), st.text(alphabet="aeiou b", max_size=20))
def test_what_is_said_in_a_breath_of_its_own_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    assert "A" in support_words(f"{before}. I am better off dead. {after}")


def test_the_list_is_written_as_words_are_read() -> None:
    """A capital or a sign in the list would never be found; a word that two lists share would be found twice."""
    phrases = [phrase for phrases in (DYING, HARMING, UNSAFE, IDIOMS) for phrase in phrases]
    for word in {word for phrase in phrases for place in phrase for word in place}:
        assert [each["word"] for each in words_of(word)] == [word]
    assert all(place for phrase in phrases for place in phrase)
    assert len(phrases) == len({str(phrase) for phrase in phrases})
