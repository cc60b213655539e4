"""Time-based codes by the vectors of RFC 6238, and what a code may be."""

import base64

import pytest

from fibroplan.accounts import codes, totp

SECRET = base64.b32encode(b"12345678901234567890").decode()
VECTORS = [
    (59, "94287082"),
    (1_111_111_109, "07081804"),
    (1_111_111_111, "14050471"),
    (1_234_567_890, "89005924"),
    (2_000_000_000, "69279037"),
    (20_000_000_000, "65353130"),
]


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_the_codes_of_the_standard(seconds: int, code: str) -> None:
    assert totp.code_of(SECRET, totp.step_at(seconds * 1000), digits=8) == code
    assert totp.code_of(SECRET, totp.step_at(seconds * 1000)) == code[-6:]


def test_a_clock_may_be_half_a_minute_off() -> None:
    now = 1_234_567_890_000
    step = totp.step_at(now)
    for off in (-1, 0, 1):
        assert totp.step_of(SECRET, totp.code_of(SECRET, step + off), now) == step + off
    for off in (-2, 2):
        assert totp.step_of(SECRET, totp.code_of(SECRET, step + off), now) is None


def test_spaces_do_not_matter_and_nonsense_is_no_code() -> None:
    now = 1_234_567_890_000
    code = totp.code_of(SECRET, totp.step_at(now))
    assert totp.step_of(SECRET, f" {code[:3]} {code[3:]} ", now) == totp.step_at(now)
    for wrong in ("", "12345", None, 123456, ["1"], "\ud800", "x" * 10_000):
        assert totp.step_of(SECRET, wrong, now) is None


def test_secrets_are_long_and_told_to_an_app() -> None:
    one, other = totp.new_secret(), totp.new_secret()
    assert one != other
    assert len(base64.b32decode(one)) == 20
    assert totp.address(one, "ada@x.org") == f"otpauth://totp/Fibroplan:ada%40x.org?secret={one}&issuer=Fibroplan"


def test_codes_are_read_however_they_are_typed() -> None:
    code = codes.new_code()
    assert len(code.replace("-", "")) == 16
    assert code != codes.new_code()
    assert not set(code) & set("ILOU")
    plain = codes.hashed_code(code)
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert codes.hashed_code(typed) == plain
    assert codes.hashed_code(None) == codes.hashed_code("x" * 65) == codes.hashed_code("")
    assert codes.hashed_code("\ud800") != plain


def test_a_qr_code_has_its_border_and_its_three_eyes() -> None:
    drawn = codes.qr("https://plan.example.org/care/accept/#7Q2M-0KXD-3FGH-9TNA")
    dark = {tuple(map(int, part.split("h")[0].split())) for part in str(drawn["path"])[1:].split("M")}
    size = int(str(drawn["size"]))
    assert all(4 <= x < size - 4 and 4 <= y < size - 4 for x, y in dark)
    eye = {(x, y) for x in range(7) for y in range(7) if x in (0, 6) or y in (0, 6) or 1 < x < 5 and 1 < y < 5}
    for left, top in ((4, 4), (size - 11, 4), (4, size - 11)):
        assert {(x - left, y - top) for x, y in dark if 0 <= x - left < 7 and 0 <= y - top < 7} == eye
