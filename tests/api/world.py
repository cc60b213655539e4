"""One patient whose every row holds a canary, and everybody who may try to read it, straight from the database."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args, get_origin

import httpx
from sqlalchemy import JSON, Boolean, Float, Integer, text

from fibroplan.accounts import passwords
from fibroplan.accounts.accounts import new_session
from fibroplan.accounts.codes import hashed_code, new_code
from fibroplan.clock import DAY, HOUR, MINUTE
from fibroplan.domain.sharing import CONSENT_VERSION, SCOPES
from fibroplan.store import access, audit, clinics, factors, grants, rows, sessions
from fibroplan.store.accounts import Account
from fibroplan.store.audit import Event
from fibroplan.store.tables import SYNCED
from tests.api.real_server import PASSWORD, RealServer

HASH = passwords._hasher.hash(PASSWORD)
CANARY = "canary"
"""Stands in every text of the owner's rows, with the table's name: `canary-outcome`."""

NAMES = [scope["name"] for scope in SCOPES]
PATIENTS = ("owner", "other", "deleted", "signed_out", "too_old")
SCOPED = tuple(f"sees_{name}" for name in NAMES)
THERAPISTS = (*SCOPED, "sees_all", "over", "ended", "stranger", "elsewhere", "moved", "idle")
ROLES = ("anonymous", *PATIENTS, *THERAPISTS, "administrator", "administrator_elsewhere", "crossed")
"""Who asks. `over`, `ended`: the grant is. `stranger`: has none. `elsewhere`: of another clinic, with a grant that says
so. `moved`: the grant is of the clinic before. `idle`: the session is too old. `crossed`: a patient's token in the
cookie of staff, and a therapist's in a patient's."""


class World:
    """Everybody, with sessions of their own, and the ids of what belongs to the owner."""

    def __init__(self, server: RealServer) -> None:
        self.server = server
        self.mark = secrets.token_hex(4)
        self.now = server.clock.instant()
        self.tokens: dict[str, str] = {}
        self.codes = {kind: new_code() for kind in ("share", "invite", "invitation")}
        self.ids = {name: f"{name}-{self.mark}" for name in ("grant", "code", "session", "invitation", "passkey")}
        with server.services.database.write() as connection:
            self._clinics(connection)
            for role in ROLES[1:]:
                if role != "crossed":
                    self._account(connection, role)
            self._rows(connection)
            self._grants(connection)
            self._secrets(connection)
            sessions.delete_account(connection, self.id("deleted"))

    def id(self, role: str) -> str:
        """The account of a role."""
        return f"{role}-{self.mark}"

    def clinic(self, role: str) -> str:
        """The clinic at which a role works."""
        return f"{'far' if role.endswith('elsewhere') else 'hill'}-{self.mark}"

    @contextmanager
    def browser(self, role: str, **headers: str) -> Iterator[httpx.Client]:
        """A browser of somebody, with all the cookies that they have."""
        token = self.tokens.get(role, "")
        names = {"fibroplan-care": token} if role in STAFF else {"fibroplan": token}
        if role == "crossed":
            names = {"fibroplan": self.tokens["sees_all"], "fibroplan-care": self.tokens["owner"]}
        cookies = {name: value for name, value in names.items() if value}
        own = {"X-Fibroplan": "1", "Origin": self.server.address, **headers}
        with httpx.Client(base_url=self.server.address, headers=own, cookies=cookies, timeout=20) as client:
            yield client

    def _clinics(self, connection: Any) -> None:
        for name in ("hill", "far"):
            one = clinics.Clinic(id=f"{name}-{self.mark}", name=f"{name} {self.mark}", created_at=1)
            clinics.add_clinic(connection, one)

    def _account(self, connection: Any, role: str) -> None:
        staff = role in STAFF
        account = Account(
            id=self.id(role),
            email=f"{role}.{self.mark}@example.org",
            password=HASH,
            created_at=self.now,
            role=("administrator" if role.startswith("administrator") else "therapist") if staff else "patient",
            name=f"Dr {role}" if staff else "",
            clinic_id=self.clinic(role) if staff else "",
        )
        sessions.add_account(connection, account)
        begun = self.now - {"too_old": 91 * DAY, "idle": 31 * MINUTE}.get(role, 0)
        self.tokens[role], session = new_session(account.id, "Browser", begun)
        if role == "owner":
            session.id = self.ids["session"]
        if role != "signed_out":
            sessions.begin(connection, session, account.role)
        if role == "idle":  # seen a moment ago, and begun too long ago
            times = {"created": self.now - 12 * HOUR, "seen": self.now, "who": account.id}
            connection.execute(
                text("UPDATE session SET created_at = :created, seen_at = :seen WHERE account_id = :who"),
                times,
            )

    def _rows(self, connection: Any) -> None:
        for model in SYNCED:
            table: Any = model.__table__  # type: ignore[attr-defined]
            text = f"{CANARY}-{table.name}"
            known = {"patient_id": self.id("owner"), "rev": 1, "field_revs": {}, "extra": {}, "id": text}
            row = {
                **{column.name: _filled(model, column, text, self.now // DAY) for column in table.c},
                **known,
                "deleted": False,
            }
            rows.save(connection, table, [row])
        change = {"patient_id": self.id("owner"), "rev": 1, "op": "o", "actor": self.id("owner"), "device": "d"}
        told = {"at": 1, "phone_at": 1.0, "kind": "outcome", "row_id": "r", "before": {}, "after": {"note": CANARY}}
        rows.record(connection, [{**change, **told}])
        rows.advance(connection, [(self.id("owner"), 1)])

    def _grants(self, connection: Any) -> None:
        for role in THERAPISTS:
            if role == "stranger":
                continue
            scopes = [role.removeprefix("sees_")] if role in SCOPED else NAMES
            ended = {"revoked_at": self.now, "revoked_by": self.id("owner")} if role == "ended" else {}
            grant = grants.Grant(
                id=self.ids["grant"] if role == "sees_all" else f"grant-{role}-{self.mark}",
                patient_id=self.id("owner"),
                therapist_id=self.id(role),
                clinic_id=self.clinic("elsewhere" if role == "moved" else role),
                scopes=scopes,
                reflections=[],
                until=self.now - 1 if role == "over" else self.now + 20 * DAY,
                consent_version=CONSENT_VERSION,
                consent_text=f"{CANARY} consent",
                actor=self.id("owner"),
                created_at=1,
                **ended,
            )
            grants.begin(connection, grant)

    def _secrets(self, connection: Any) -> None:
        terms = {
            "scopes": ["plan"],
            "reflections": [],
            "until": self.now + DAY,
            "consent_version": CONSENT_VERSION,
            "consent_text": CANARY,
        }
        life = {"created_at": self.now, "expires_at": self.now + DAY}
        for kind, whose, row_id in (("share", "owner", self.ids["code"]), ("invite", "stranger", f"i{self.mark}")):
            code = {"id": row_id, "code_hash": hashed_code(self.codes[kind]), "account_id": self.id(whose)}
            grants.add_code(
                connection, grants.ShareCode(kind=kind, terms=terms if kind == "share" else {}, **code, **life)
            )
        invitation = {"id": self.ids["invitation"], "code_hash": hashed_code(self.codes["invitation"])}
        to = {"email": f"new.{self.mark}@example.org", "role": "therapist", "clinic_id": self.clinic("administrator")}
        clinics.invite(connection, clinics.Invitation(**invitation, **to, **life))
        key = {"id": self.ids["passkey"], "account_id": self.id("sees_all"), "public_key": b"x", "created_at": 1}
        factors.add_passkey(connection, factors.Passkey(**key))
        factors.set_totp(
            connection, factors.Totp(account_id=self.id("sees_all"), secret="JBSWY3DPEHPK3PXP", created_at=1)
        )
        audit.tell(connection, 1, [Event(audit.LOOKED, "x", f"{CANARY} who", self.id("owner"), {"what": "review"})])


STAFF = frozenset({*THERAPISTS, "administrator", "administrator_elsewhere"})
_VALUES: dict[type, Any] = {Boolean: True, Integer: 3, Float: 3.0}


def _filled(model: Any, column: Any, text: str, today: int) -> Any:
    if isinstance(column.type, JSON):
        return _shaped(model.model_fields[column.name].annotation, text) if column.name in model.model_fields else {}
    longest = getattr(column.type, "length", None) or len(text)
    short = text if len(text) <= longest else CANARY
    value = next((value for kind, value in _VALUES.items() if isinstance(column.type, kind)), short)
    return today if column.name.endswith("day") else value


def _shaped(annotation: Any, text: str) -> Any:
    """A value of the shape that sync lets into a column of JSON, with the canary wherever a text may stand."""
    members = get_args(annotation)
    if get_origin(annotation) is list:
        return [_shaped(members[0], text)]
    if get_origin(annotation) is dict:
        return {"id": text, "part": text, "minute": 1} if members[1] is Any else {text: _shaped(members[1], text)}
    return 1 if annotation in (int, float) else text


def readable(role: str) -> set[str]:
    """The tables of the owner that a role may read anything of."""
    if role == "owner":
        return {str(model.__tablename__) for model in SYNCED}
    scopes = (
        set(NAMES) if role in ("sees_all", "elsewhere") else {role.removeprefix("sees_")} if role in SCOPED else set()
    )
    return {name for name, how in access.SHARED.items() if scopes and how.scope in scopes | {access.ANY}}
