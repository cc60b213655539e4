"""The identity of a database: which line of history its revisions belong to."""

import secrets

from sqlalchemy import Connection, insert, select, update
from sqlmodel import Field, SQLModel

from fibroplan.store.accounts import Account

REVISION_GAP = 1_000_000
"""How far revisions jump when a backup is restored, so that a number of the lost line never means two things."""


class Deployment(SQLModel, table=True):
    """One row, id 1."""

    id: int = Field(primary_key=True)
    epoch: str = Field(max_length=64, description="Changes when a database is restored; phones then pull everything.")


def epoch(connection: Connection) -> str:
    """The epoch of this database."""
    return connection.execute(select(Deployment.epoch)).scalar_one()  # type: ignore[call-overload]


def begin_first_epoch(connection: Connection) -> None:
    """Give a new database its identity. Does nothing where it has one."""
    if connection.execute(select(Deployment.id)).first() is None:  # type: ignore[call-overload]
        connection.execute(insert(Deployment).values(id=1, epoch=secrets.token_hex(8)))


def begin_next_epoch(connection: Connection) -> None:
    """Mark that this database went back in time. Phones rebuild their view and keep what they have not sent."""
    connection.execute(update(Deployment).values(epoch=secrets.token_hex(8)))
    connection.execute(update(Account).values(rev=Account.rev + REVISION_GAP))
