"""`python -m fibroplan.demo FILE` makes the made-up people; with --code it prints the digits that they sign in with."""

import argparse
import sys
from pathlib import Path

from fibroplan.demo import people, seed

WORDS = f"""
Everybody in here is made up. The file is made anew each time; your own data is in another one.

  patient        {people.PATIENT}
  therapist      {people.THERAPIST}   (at /care/)
  administrator  {people.ADMINISTRATOR}       (at /care/)
  password       {seed.PASSWORD}

Staff need six digits too. They change every 30 seconds:  make demo-code
or put this into an authenticator app:                    {seed.SECRET}
"""


def told(done: int, of: int) -> None:
    """Show how far it is, on one line."""
    if not sys.stderr.isatty() and done < of:
        return
    end = "\n" if done == of else ""
    print(f"\rfibroplan: making up people, {done} of {of}", end=end, file=sys.stderr, flush=True)


def main() -> None:
    """Make the people, or say the code."""
    parser = argparse.ArgumentParser(prog="python -m fibroplan.demo", description="Made-up people to look at.")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("file", nargs="?", type=Path, help="SQLite file; one that is there is replaced")
    choice.add_argument("--code", action="store_true", help="the six digits of now for the made-up staff")
    given = parser.parse_args()
    if given.code:
        print(seed.code_now())
        return
    if given.file.exists() and not seed.is_made_up(given.file):
        sys.exit(f"fibroplan: {given.file} holds other data than made-up people. Please name another file.")
    seed.make(given.file, told=told)
    print(WORDS)


if __name__ == "__main__":
    main()
