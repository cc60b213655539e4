"""The one door to patient data: every read of a synced table or of the history is built here.

Patients read themselves, whole. A therapist reads through a grant: `sight_of` finds what it opens, in the transaction
that reads, and `seen_rows` reads the tables and columns of its scopes alone. Nobody else reads anything. What is not
yours and what does not exist are the same error.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, TextClause, select, text

from fibroplan import errors
from fibroplan.domain.sharing import SCOPES
from fibroplan.store import grants
from fibroplan.store.database import dump_json
from fibroplan.store.grants import ACCOUNT, GRANT
from fibroplan.store.history import History
from fibroplan.store.statements import PAIRS, TEXTS, Decoder, Read
from fibroplan.store.synced import FIRST_DAY, LAST_DAY
from fibroplan.store.weeks import WeekRollup


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: the account behind a session."""

    account_id: str


@dataclass(frozen=True, slots=True)
class Shared:
    """How a table is shared: with which scope, and what of it goes with another scope or stays with the patient."""

    scope: str
    withheld: dict[str, str] = field(default_factory=dict)
    """Column -> the scope that it goes with; "" for what nobody else ever sees."""
    chosen: str = ""
    """The column that the patient sets on the rows that are shared, one by one; "" for a table shared as a whole."""


ANY = "any"
"""Goes with every grant."""

_NOTES = {"note": "", "note_other": ""}

SHARED: dict[str, Shared] = {
    "profile": Shared(ANY, {"theme": "", "text_size": "", "fiqr": ""}),
    "plan_version": Shared("plan"),
    "outcome": Shared("plan", {**_NOTES, "after": "symptoms", "rise": "symptoms", "settled": "symptoms", "device": ""}),
    "pause": Shared("plan", {"reason": ""}),
    "screening": Shared("plan"),
    "rules": Shared("plan"),
    "step": Shared("plan"),
    "check_in": Shared("symptoms", _NOTES),
    "tracked": Shared("symptoms"),
    "night": Shared("sleep"),
    "measure": Shared("measures", {"at": "", "device": ""}),
    "instrument_file": Shared("measures"),
    "clinic_measure": Shared("measures"),
    "medicine": Shared("treatments", _NOTES),
    "medicine_change": Shared("treatments"),
    "intake": Shared("treatments", {"device": ""}),
    "side_effect": Shared("treatments", _NOTES),
    "course": Shared("treatments", _NOTES),
    "infusion": Shared("treatments", _NOTES),
    "rating": Shared("treatments", _NOTES),
    "reflection": Shared("reflections", {"words_other": "", "step": "", "return_day": ""}, chosen="shared"),
}
"""Table -> how it is shared. A table that is neither here nor in PRIVATE has not been thought about: a test says so."""

PRIVATE = frozenset({"draft", "goal", "timer", "energy", "writing", "appointment", "ending", "history", "text_key"})
"""Tables that stay with the patient, whatever was shared."""


WRITTEN = {"comment": ANY, "suggestion": ANY}
"""Table -> the scope with which a therapist sees what they wrote themselves; what another wrote, they never see."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a therapist may see of one patient, as one transaction saw it."""

    patient_id: str
    grant_id: str
    scopes: frozenset[str]
    reflections: frozenset[str]
    until: int
    rev: int
    """The patient's revision: nothing has changed while it is the same."""


def in_order(scopes: Iterable[str]) -> list[str]:
    """The scopes that are open, in the order in which they are shown."""
    return [scope["name"] for scope in SCOPES if scope["name"] in scopes]


def sight_of(connection: Connection, actor: Actor, patient_id: str, now: int) -> Sight:
    """What the patient's grant to this therapist opens. Raises NotYours."""
    found = sights_of(connection, actor, now, patient_id)
    if not found:
        raise errors.NotYours()
    return found[0]


def sights_of(connection: Connection, actor: Actor, now: int, patient_id: str | None = None) -> list[Sight]:
    """What every grant to this therapist opens, or the one of a patient."""
    patient = ACCOUNT.alias("patient")
    one = [] if patient_id is None else [GRANT.c.patient_id == patient_id]
    columns = (GRANT.c.patient_id, GRANT.c.id, GRANT.c.scopes, GRANT.c.reflections, GRANT.c.until, patient.c.rev)
    statement = (
        select(*columns)
        .join(ACCOUNT, GRANT.c.therapist_id == ACCOUNT.c.id)
        .join(patient, GRANT.c.patient_id == patient.c.id)
        .where(GRANT.c.therapist_id == actor.account_id, *grants.living(now), *one)
        .order_by(GRANT.c.created_at, GRANT.c.id)
    )
    return [
        Sight(who, grant, frozenset(scopes), frozenset(chosen), until, rev)
        for who, grant, scopes, chosen, until, rev in connection.execute(statement)
    ]


def seen_rows(connection: Connection, sight: Sight, table: Table, **between: tuple[int, int]) -> list[dict[str, Any]]:
    """The rows of a table that a grant opens, without those taken back; none where it does not open the table.

    Columns that it does not open hold what a new row would. between: column=(lowest, highest), both included.
    """
    return seen_rows_of(connection, [sight], table, **between)[sight.patient_id]


def seen_rows_of(
    connection: Connection, sights: Sequence[Sight], table: Table, **between: tuple[int, int]
) -> dict[str, list[dict[str, Any]]]:
    """As `seen_rows`, of many patients: by patient, an empty list where the grant does not open the table."""
    found: dict[str, list[dict[str, Any]]] = {sight.patient_id: [] for sight in sights}
    alike: dict[frozenset[str], list[str]] = {}
    for sight in sights:
        alike.setdefault(sight.scopes, []).append(sight.patient_id)
    for scopes, patients in alike.items():
        for patient, row in _opened(connection, scopes, patients, table, between):
            found[patient].append(row)
    return found


def _opened(
    connection: Connection, scopes: frozenset[str], patients: list[str], table: Table, between: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of patients who share the same scopes, each with its patient."""
    shared = SHARED.get(str(table.name))
    if shared is None or shared.scope not in scopes | {ANY}:
        return
    hidden = {name for name, scope in shared.withheld.items() if scope not in scopes}
    columns = [column for column in table.c if column.name not in hidden | _OF_THE_SERVER]
    within = [table.c[name].between(low, high) for name, (low, high) in between.items()]
    within += [table.c[shared.chosen].is_(True)] if shared.chosen else []
    if len(patients) == 1 and "day" in between:
        within += _near(connection, patients[0], table, between["day"])
    statement = select(table.c.patient_id, *columns).where(
        table.c.patient_id.in_(patients), table.c.deleted.is_(False), *within
    )
    blank = {name: _blank(table, name) for name in hidden}
    for row in connection.execute(statement.order_by(table.c.patient_id, table.c.id)).mappings():
        whole = {**row, **blank}
        yield whole.pop("patient_id"), whole


def _near(connection: Connection, patient_id: str, table: Table, days: tuple[int, int]) -> list[Any]:
    """A condition that lets SQLite look for the outcomes of some days alone, and not walk through years of them.

    The name of an outcome is its item, its day in five digits and its slot, and names are in order: the days of an item
    are one stretch of them. An index by day would cost every sync; PostgreSQL has one, for it pays less.
    """
    if table.name != "outcome" or connection.dialect.name != "sqlite":
        return []
    first, last = max(days[0], FIRST_DAY), min(days[1], LAST_DAY)
    stretches = [(f"{item}.{first}", f"{item}.{last + 1}") for item in _items(connection, patient_id)]
    keys = text(
        "SELECT t.id FROM json_each(:stretches) AS k CROSS JOIN outcome AS t WHERE t.patient_id = :patient "
        "AND t.id >= json_extract(k.value, '$[0]') AND t.id < json_extract(k.value, '$[1]')"
    )
    asked = {"stretches": dump_json([*stretches, (EXTRAS, _after(EXTRAS))]), "patient": patient_id}
    found = connection.execute(keys, asked).scalars().all()
    return [text("outcome.id IN (SELECT value FROM json_each(:near))").bindparams(near=dump_json(list(found)))]


EXTRAS = "extra-"
"""What the items of things that nobody planned begin with: each has one of its own, so they are looked at together."""


def _items(connection: Connection, patient_id: str) -> list[str]:
    """The items of which a patient has an outcome, but for extras: one step for each, whatever their number of days."""
    following = text("SELECT min(id) FROM outcome WHERE patient_id = :patient AND id >= :after")
    found: list[str] = []
    after = ""
    while name := connection.execute(following, {"patient": patient_id, "after": after}).scalar():
        if name.startswith(EXTRAS):
            after = _after(EXTRAS)
            continue
        found.append(name.rsplit(".", 2)[0])
        after = _after(found[-1] + ".")
    return found


def _after(start: str) -> str:
    """The first text after all that begin so."""
    return start[:-1] + chr(ord(start[-1]) + 1)


def rows_written(connection: Connection, actor: Actor, sight: Sight, table: Table) -> list[dict[str, Any]]:
    """The whole rows of a table of WRITTEN that this therapist wrote, the latest first.

    A row that says so and was changed by somebody else, by an import for one, is not theirs.
    """
    scope = WRITTEN[str(table.name)]
    if scope not in sight.scopes | {ANY}:
        return []
    mine = (
        table.c.patient_id == sight.patient_id,
        table.c.therapist_id == actor.account_id,
        table.c.deleted.is_(False),
    )
    found = connection.execute(select(table).where(*mine).order_by(table.c.at.desc(), table.c.id)).mappings()
    return [dict(row) for row in found if _is_by(row, actor)]


def _is_by(row: Mapping[Any, Any], actor: Actor) -> bool:
    revs = row["field_revs"]
    return all((revs.get(name) or revs[EVERY])[1] == staff_device(actor.account_id) for name in ("author", "at"))


EVERY = "*"
"""The entry of `field_revs` for all fields that have none of their own: the revision that made the row."""

STAFF = "care:"


def staff_device(account_id: str) -> str:
    """What stands in `field_revs` and in the history where staff wrote. No phone may name itself so."""
    return STAFF + account_id


def row_to_change(connection: Connection, sight: Sight, scope: str, table: Table, row_id: str) -> dict[str, Any] | None:
    """A whole row that a therapist is about to write, or None where there is none yet. Raises NotYours."""
    if scope not in sight.scopes | {ANY}:
        raise errors.NotYours()
    one = (table.c.patient_id == sight.patient_id, table.c.id == row_id)
    row = connection.execute(select(table).where(*one)).mappings().first()
    return dict(row) if row else None


LATEST_CHANGES = 5_000
"""How far back the history of a patient is looked through for what was changed afterwards."""


def edits(connection: Connection, sight: Sight) -> list[dict[str, Any]]:
    """Outcomes of which the mark or the amount was changed once it was there, the latest first.

    Nothing else of the history is opened, and this with the plan alone. `at`: ms since 1970; `before` and `after` hold
    the mark and the amount, as far as they changed.
    """
    if "plan" not in sight.scopes:
        return []
    mine = HISTORY.c.patient_id == sight.patient_id
    latest = select(HISTORY).where(mine).order_by(HISTORY.c.rev.desc()).limit(LATEST_CHANGES).subquery()
    columns = (latest.c.row_id, latest.c.at, latest.c.before, latest.c.after)
    statement = select(*columns).where(latest.c.kind == "outcome").order_by(latest.c.rev.desc())
    found = []
    for row_id, at, before, after in connection.execute(statement):
        changed = [name for name in ("mark", "amount") if name in before and before[name] != after.get(name)]
        if changed and before.get("mark") != "":
            parts = [{name: part.get(name) for name in changed} for part in (before, after)]
            found.append({"row_id": row_id, "at": at, "before": parts[0], "after": parts[1]})
    return found


def last_changes(connection: Connection, sights: Sequence[Sight]) -> dict[str, int]:
    """When each patient's phone sent something last, in ms since 1970: of those who have sent anything."""
    who = [sight.patient_id for sight in sights]
    latest = HISTORY.join(ACCOUNT, (HISTORY.c.patient_id == ACCOUNT.c.id) & (HISTORY.c.rev == ACCOUNT.c.rev))
    statement = select(HISTORY.c.patient_id, HISTORY.c.at).select_from(latest).where(HISTORY.c.patient_id.in_(who))
    return {row.patient_id: row.at for row in connection.execute(statement)}


def news(connection: Connection, sights: Sequence[Sight], since: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """How many changes of each shared table are newer than a revision, by patient; of those who have any.

    since: the revision that was seen, by patient.
    """
    by_id = {sight.patient_id: sight for sight in sights}
    behind = [(patient, rev) for patient, rev in since.items() if patient in by_id and rev < by_id[patient].rev]
    found: dict[str, dict[str, int]] = {}
    for patient, kind, many in _news.run(connection, behind) if behind else ():
        if _opens(by_id[patient], kind):
            found.setdefault(patient, {})[kind] = many
    return found


def _opens(sight: Sight, kind: str) -> bool:
    shared = SHARED.get(kind)
    return shared is not None and not shared.chosen and shared.scope in sight.scopes


def seen_profiles(connection: Connection, sights: Iterable[Sight]) -> dict[str, dict[str, Any]]:
    """Of many patients, by patient: the name, and what tells their weeks (zone, first weekday, when a day ends)."""
    rows = _profiles.run(connection, [sight.patient_id for sight in sights])
    return {row[0]: dict(zip(_PROFILE_COLUMNS, row[1:], strict=True)) for row in rows}


def seen_weeks(connection: Connection, sights: Iterable[Sight], first: int, last: int) -> Iterator[dict[str, Any]]:
    """The weekly figures of many patients whose grants open the plan, by their first days, both included."""
    who = [(sight.patient_id, first) for sight in sights if "plan" in sight.scopes]
    for row in _weeks.run(connection, who) if who else ():
        if row[1] <= last:
            yield dict(zip(_WEEK_COLUMNS, row, strict=True))


_PROFILE_COLUMNS = ("name", "zone", "week_start", "day_ends_at")
_WEEK_COLUMNS = tuple(column.name for column in WeekRollup.__table__.c)  # type: ignore[attr-defined]


def _reading_profiles(dialect: Dialect) -> TextClause:
    columns = ", ".join(("patient_id", *_PROFILE_COLUMNS))
    no = "NOT deleted"
    return text(f"SELECT {columns} FROM profile WHERE {no} AND patient_id IN ({TEXTS[dialect.name]}) ORDER BY id")


def _reading_weeks(dialect: Dialect) -> TextClause:
    pairs, patient, first = PAIRS[dialect.name]
    columns = ", ".join(f"w.{name}" for name in _WEEK_COLUMNS)
    return text(
        f"SELECT {columns} FROM {pairs} CROSS JOIN week_rollup AS w "
        f"WHERE w.patient_id = {patient} AND w.first_day >= CAST({first} AS INTEGER)"
    )


_profiles, _weeks = Read(_reading_profiles), Read(_reading_weeks)

HISTORY: Table = History.__table__  # type: ignore[attr-defined]

_OF_THE_SERVER = {"patient_id", "rev", "field_revs", "extra"}


def _blank(table: Table, name: str) -> Any:
    """What a new row holds in a column; a column that is withheld has a default, or may be empty."""
    column = table.c[name]
    made: Any = column.default
    if made is None:
        assert column.nullable, f"{table.name}.{name} cannot be withheld"
        return None
    return made.arg(None) if made.is_callable else made.arg


def may_read(actor: Actor, patient_id: str) -> bool:
    """Whether an actor may read the rows of a patient."""
    return actor.account_id == patient_id


def patient_rows(actor: Actor, patient_id: str, table: Table) -> Select:
    """The rows of one table that belong to one patient. Raises NotYours, in the same words as for no such patient."""
    if not may_read(actor, patient_id):
        raise errors.NotYours()
    return select(table).where(table.c.patient_id == patient_id)


def patient_rows_by_key(connection: Connection, table: Table, keys: Iterable[tuple[Actor, str, str]]) -> list[dict]:
    """Whole rows of one table by their keys, for several actors in one statement.

    keys: (actor, patient id, row id) each. Raises NotYours if one of them is not the actor's to read.
    """
    read, decoder = _by_key(table)
    return [decoder.row(values) for values in read.run(connection, _allowed(keys))]


def receipts(connection: Connection, keys: Iterable[tuple[Actor, str, str]]) -> dict[tuple[str, str], int]:
    """The revisions of operations that were accepted before, by (patient id, operation id).

    keys: (actor, patient id, operation id) each. Raises NotYours if one of them is not the actor's to read.
    """
    return {(patient, op): rev for patient, op, rev in _receipts.run(connection, _allowed(keys))}


def _allowed(keys: Iterable[tuple[Actor, str, str]]) -> list[tuple[str, str]]:
    wanted = []
    for actor, patient_id, value in keys:
        if not may_read(actor, patient_id):
            raise errors.NotYours()
        wanted.append((patient_id, value))
    return wanted


def _by_pair(table: str, columns: Iterable[str], column: str) -> Read:
    """A query by (patient, column). The cross join makes SQLite look each pair up instead of walking the table."""

    def build(dialect: Dialect) -> TextClause:
        pairs, patient, value = PAIRS[dialect.name]
        chosen = ", ".join(f't."{name}"' for name in columns)
        return text(
            f'SELECT {chosen} FROM {pairs} CROSS JOIN "{table}" AS t '
            f'WHERE t.patient_id = {patient} AND t."{column}" = {value}'
        )

    return Read(build)


_receipts = _by_pair("history", ("patient_id", "op", "rev"), "op")


def _newer(dialect: Dialect) -> TextClause:
    pairs, patient, rev = PAIRS[dialect.name]
    return text(
        f"SELECT h.patient_id, h.kind, count(*) FROM {pairs} CROSS JOIN history AS h "
        f"WHERE h.patient_id = {patient} AND h.rev > CAST({rev} AS BIGINT) AND h.actor = h.patient_id "
        "GROUP BY h.patient_id, h.kind"
    )


_news = Read(_newer)


@cache
def _by_key(table: Table) -> tuple[Read, Decoder]:
    return _by_pair(table.name, [column.name for column in table.c], "id"), Decoder(table)
