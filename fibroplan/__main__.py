"""The command for those who run a server: `python -m fibroplan --help`."""

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from fibroplan import errors, score
from fibroplan.accounts import emails, passwords
from fibroplan.accounts.accounts import new_account
from fibroplan.accounts.clinic import clinic_of_name, invite
from fibroplan.clock import SystemClock, stamp
from fibroplan.config import BadSetting, Settings
from fibroplan.content.instruments import clinic_files, clinic_instrument
from fibroplan.content.loader import ContentError
from fibroplan.store import audit, backup, migrate, sessions
from fibroplan.store.accounts import STAFF, THERAPIST


def parser() -> argparse.ArgumentParser:
    """What the command understands."""
    top = argparse.ArgumentParser(
        prog="python -m fibroplan",
        description="Looks after a Fibroplan server. The database is that of FIBROPLAN_DATABASE_URL.",
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="command")

    one = commands.add_parser("backup", help="copy the database to a file, while the server runs")
    one.add_argument("file", nargs="?", type=Path, help="default: data/backups/<date>.db")
    one.set_defaults(run=_backup)

    one = commands.add_parser("restore", help="put a backup in the place of the database; stop the server first")
    choice = one.add_mutually_exclusive_group(required=True)
    choice.add_argument("file", nargs="?", type=Path, help="a file that backup made")
    choice.add_argument("--mark", action="store_true", help="the database was put back by other means: tell the phones")
    one.set_defaults(run=_restore)

    one = commands.add_parser("migrate", help="bring the database up to date, as every start does")
    one.set_defaults(run=_migrate)

    one = commands.add_parser("score", help="score an instrument's answers: JSON from standard input")
    one.add_argument("name", nargs="?", default="", help="fiqr, phq9, gad7, phq4, acr2016, sleep and others")
    one.set_defaults(run=_score)

    one = commands.add_parser("instruments", help="look through the clinic's instruments (FIBROPLAN_INSTRUMENTS)")
    one.set_defaults(run=_instruments)

    accounts = commands.add_parser("accounts", help="list, create or delete accounts")
    actions = accounts.add_subparsers(dest="action", required=True, metavar="action")
    actions.add_parser("list", help="every account: id, address, when it was made").set_defaults(run=_list)
    one = actions.add_parser("create", help="make an account; asks for the password, or reads it from standard input")
    one.add_argument("email")
    one.set_defaults(run=_create)
    one = actions.add_parser("invite", help="invite a therapist or an administrator; prints the code and the link")
    one.add_argument("email")
    one.add_argument("--role", choices=STAFF, default=THERAPIST)
    one.add_argument("--clinic", required=True, help="the clinic's name; it is made where it is new")
    one.set_defaults(run=_invite)
    one = actions.add_parser("delete", help="delete an account with everything in it, for good")
    one.add_argument("email")
    one.add_argument("--yes", action="store_true", help="do not ask")
    one.set_defaults(run=_delete)

    trail = commands.add_parser("audit", help="look after the audit trail")
    actions = trail.add_subparsers(dest="action", required=True, metavar="action")
    one = actions.add_parser("verify", help="find any row that was edited, removed or moved")
    one.add_argument("--expect", default="", metavar="HEAD", help="a head that an earlier run printed")
    one.set_defaults(run=_verify)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0; 1, or 2 for answers that cannot be scored, after one line on standard error."""
    given = parser().parse_args(arguments)
    try:
        given.run(given, Settings.from_environment())
    except (errors.FibroplanError, BadSetting, OSError) as error:
        print(f"fibroplan: {error}", file=sys.stderr)
        return 2 if isinstance(error, errors.BadAnswers) else 1
    return 0


def _backup(given: argparse.Namespace, settings: Settings) -> None:
    date = stamp(SystemClock().instant()).replace(":", "")
    target = given.file or Path("data/backups") / f"fibroplan-{date}.db"
    backup.back_up(settings.database_url, target)
    print(f"The copy is {target}")


def _restore(given: argparse.Namespace, settings: Settings) -> None:
    clock = SystemClock()
    if given.mark:
        backup.mark(migrate.open_database(settings.database_url, clock))
        print("Phones will pull everything again.")
        return
    aside = backup.restore(settings.database_url, given.file, clock)
    print(f"The backup is in place.{f' The database before it is {aside}' if aside else ''}")


def _migrate(_: argparse.Namespace, settings: Settings) -> None:
    migrate.open_database(settings.database_url).close()
    print(f"The database is up to date (schema {migrate.head()}).")


def _score(given: argparse.Namespace, settings: Settings) -> None:
    folder = Path(settings.instruments) if settings.instruments else None
    found = score.scored(given.name, sys.stdin.buffer.read(score.INPUT_MOST + 1), folder)
    print(json.dumps(found, ensure_ascii=(sys.stdout.encoding or "").lower() != "utf-8"))


def _instruments(_: argparse.Namespace, settings: Settings) -> None:
    wrong = 0
    for path in clinic_files(Path(settings.instruments)) if settings.instruments else ():
        try:
            print(f"{path.name}: {clinic_instrument(path)['id']}")
        except ContentError as error:
            wrong += 1
            print(error)
    if wrong:
        raise errors.BadInput(f"{wrong} of the files cannot be used.")


def _list(_: argparse.Namespace, settings: Settings) -> None:
    database = migrate.open_database(settings.database_url)
    with database.read() as connection:
        for account in sessions.accounts(connection):
            print(account["id"], account["email"], stamp(account["created_at"]), sep="\t")
    database.close()


def _create(given: argparse.Namespace, settings: Settings) -> None:
    email = emails.normalised(given.email)
    text = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    secret = passwords.accepted(text, email)
    account = asyncio.run(new_account(email, secret, SystemClock()))
    database = migrate.open_database(settings.database_url)
    with database.write() as connection:
        if sessions.account_by_email(connection, email):
            raise errors.CouldNotCreate(f"{email} has an account already.")
        sessions.add_account(connection, account)
    database.close()
    print(account.id)


def _invite(given: argparse.Namespace, settings: Settings) -> None:
    now = SystemClock().instant()
    database = migrate.open_database(settings.database_url)
    with database.write() as connection:
        clinic = clinic_of_name(connection, given.clinic, now)
        code = invite(connection, now, given.email, given.role, clinic)
    database.close()
    print(f"code  {code}")
    print(f"link  {settings.origins[0] if settings.origins else 'http://localhost:8000'}/care/join/#{code}")
    print("It can be used once, within 7 days. Please give it to this person alone.")


def _verify(given: argparse.Namespace, settings: Settings) -> None:
    database = migrate.open_database(settings.database_url)
    with database.read() as connection:
        found = audit.verify(connection, given.expect)
    database.close()
    if found.problems:
        raise errors.CorruptDatabase("\n".join(["the audit trail is not whole:", *found.problems]))
    print(f"The audit trail is whole: {found.seq} rows. Its head is {found.head}")


def _delete(given: argparse.Namespace, settings: Settings) -> None:
    email = emails.normalised(given.email)
    if not given.yes and input(f"Delete {email} and everything in it, for good? (yes/no) ") != "yes":
        print("Nothing was deleted.")
        return
    database = migrate.open_database(settings.database_url)
    with database.write() as connection:
        account = sessions.account_by_email(connection, email)
        if account is None:
            raise errors.NotYours(f"There is no account of {email}.")
        sessions.delete_account(connection, account["id"])
    database.close()
    print("Deleted.")


if __name__ == "__main__":
    sys.exit(main())
