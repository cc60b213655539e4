"""Who the made-up people are: names, what kind of twelve weeks they had, and what they share."""

from collections.abc import Iterator
from dataclasses import dataclass

from fibroplan.domain.sharing import SCOPES

PATIENT = "patient@demo.example"
THERAPIST = "therapist@demo.example"
ADMINISTRATOR = "admin@demo.example"
CLINIC = "Riverside Clinic (made up)"
WEEKS = 12
MADE_UP = "made-up-"
"""How the id of every account begins."""

KINDS = {
    "steady": 16,
    "flaring": 8,
    "over-doing": 7,
    "fading": 9,
    "energy-limited": 6,
    "silent": 6,
    "returning": 4,
    "new": 4,
}
"""What kind of weeks, and how many of the therapist's sixty patients had them."""

NAMES = """
Amara Ana Bea Cleo Dana Edda Fay Gwen Hana Iris June Kaya Lena Mina Nora Olga Pia Quinn Rosa Sana
Tess Uma Vera Wren Yara Zoe Abel Ben Carl Dov Emil Finn Gus Hugo Ivo Jan Kai Leo Max Noah
Omar Paul Rafi Sam Tom Udo Vito Will Yan Zeno Ada Britt Cora Dilan Elif Fatou Greta Hedda Ines Jette
"""

ALL = tuple(scope["name"] for scope in SCOPES)
SHARES = (ALL, ALL, ("plan", "symptoms", "sleep"), ("plan", "symptoms"), ("plan",), ALL)
"""What one after the other shares."""


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up patient."""

    number: int
    """Decides everything that looks like chance."""
    email: str
    name: str
    kind: str
    shares: tuple[str, ...]

    @property
    def account_id(self) -> str:
        """Told apart from real accounts at a glance."""
        return f"{MADE_UP}{self.number:02}"

    @property
    def weeks(self) -> int:
        """How long the person has used the app."""
        return 2 if self.kind == "new" else WEEKS


def cast() -> Iterator[Person]:
    """Everybody: first the one whom a visitor can sign in as, then the therapist's sixty."""
    yield Person(0, PATIENT, "Robin (made up)", "returning", ALL)
    kinds = [kind for kind, many in KINDS.items() for _ in range(many)]
    for number, (name, kind) in enumerate(zip(NAMES.split(), mixed(kinds), strict=True), start=1):
        email = f"{name.lower()}@demo.example"
        yield Person(number, email, f"{name} (made up)", kind, SHARES[number % len(SHARES)])


def mixed(kinds: list[str]) -> list[str]:
    """The kinds in an order in which neighbours differ, the same every time."""
    step = 23  # has no divisor in common with 60
    return [kinds[place * step % len(kinds)] for place in range(len(kinds))]
