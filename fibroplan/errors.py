"""Everything that Fibroplan itself may raise.

* FibroplanError
  + BadInput
    - Malformed
    - TooLarge
    - BadEmail
    - WeakPassword
    - CouldNotCreate
    - BadAnswers
    - BadShare
    - BadSuggestion
    - ChangedMeanwhile
  + Refused
    - SignedOut
    - BadCredentials
    - CrossSite
    - NeedsHttps
    - NotYours
    - OtherAccount
    - OfStaff
    - SecondFactor
    - BadCode
    - LastFactor
    - TooMany
  + Unavailable
    - StoreBusy
    - StoreFull
  + DatabaseUnusable
    - NewerDatabase
    - ForeignDatabase
    - CorruptDatabase

Each class has an HTTP `status`, a stable `code` for programs, and a `message` in plain words for people. The message
never holds what the person typed, so that it may be logged.
"""

from typing import ClassVar


class FibroplanError(Exception):
    """The root of the tree. Also what a person is told when something unforeseen goes wrong."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "server_fault"
    words: ClassVar[str] = "Something went wrong on our side. Your entries on this phone are safe. Please try later."

    def __init__(self, message: str = "") -> None:
        self.message = message or self.words
        super().__init__(self.message)


class BadInput(FibroplanError):
    """The request itself cannot be used. Sending the same again will not help."""

    status = 400
    code = "bad_input"
    words = "We could not use what was sent."


class Malformed(BadInput):
    """The body is not the JSON that the route expects."""

    code = "malformed"
    words = "We could not read what was sent."


class TooLarge(BadInput):
    """The body is over the limit. It was not read to its end."""

    status = 413
    code = "too_large"
    words = "That is too much at once. The most is 1 MB."


class BadEmail(BadInput):
    """The address cannot be an email address."""

    code = "bad_email"
    words = "Please check the email address. It looks like name@example.org."


class WeakPassword(BadInput):
    """The password is too short, too long, or one that many people use."""

    code = "weak_password"
    words = "Please choose a longer password. It needs 15 characters or more. A few words in a row work well."


class CouldNotCreate(BadInput):
    """Sign-up did not work. Deliberately does not say whether the address is known."""

    status = 409
    code = "could_not_create"
    words = "We could not make an account with these details. If you have one already, please sign in."


class BadAnswers(BadInput):
    """Answers to an instrument that cannot be scored."""

    code = "bad_answers"
    words = "These answers cannot be scored."


class BadShare(BadInput):
    """What is to be shared, or until when, cannot be used."""

    code = "bad_share"
    words = "Please choose what to share, and a date from tomorrow to a year from now."


class BadSuggestion(BadInput):
    """What a therapist wrote cannot be sent as it is; the message says why."""

    code = "bad_suggestion"
    words = "Please look at this once more. Nothing was sent."


class ChangedMeanwhile(BadInput):
    """Somebody has changed the same since it was looked at. Nothing was written; the writer looks, and sends again."""

    status = 409
    code = "changed_meanwhile"
    words = "This was changed since you looked. You see it as it is now. Your words are still here."


class Refused(FibroplanError):
    """The request is understood and not allowed."""

    status = 403
    code = "refused"
    words = "That is not allowed here."


class SignedOut(Refused):
    """There is no session, or it has ended."""

    status = 401
    code = "signed_out"
    words = "Please sign in again. Your entries on this phone are safe."


class BadCredentials(Refused):
    """The address and the password do not belong together. Says nothing about which of them is wrong."""

    status = 401
    code = "bad_credentials"
    words = "The email address or the password is not right."


class CrossSite(Refused):
    """The request did not come from Fibroplan's own pages."""

    code = "cross_site"
    words = "This request came from another site, so we stopped it."


class NeedsHttps(Refused):
    """A session cookie must not travel in the clear."""

    code = "needs_https"
    words = "Signing in needs a safe connection. Please open the address that starts with https."


class NotYours(Refused):
    """Somebody else's data, or data that does not exist: the two are never told apart."""

    status = 404
    code = "not_found"
    words = "There is nothing here."


class OtherAccount(Refused):
    """A phone bound to one account was used under the session of another. Nothing was read or written."""

    status = 409
    code = "other_account"
    words = "This phone holds entries of another account. Please sign in to that account to send them."


class OfStaff(Refused):
    """An account of a care team was used where patients sign in. No session was begun."""

    code = "of_staff"
    words = "This account is for a care team. Please sign in under /care/. A plan of your own needs its own account."


class SecondFactor(Refused):
    """The second factor is not right, or the sign-in took too long. Says nothing about which."""

    status = 401
    code = "second_factor"
    words = "That did not work. Please try once more. If it goes on, begin again with your password."


class BadCode(Refused):
    """A code that is unknown, used, taken back or too old: the four are never told apart."""

    status = 404
    code = "bad_code"
    words = "This code does not work. It may be used or too old. Please ask for a new one."


class LastFactor(Refused):
    """The one second factor that is left cannot be taken off."""

    status = 409
    code = "last_factor"
    words = "This is the last way to prove that it is you. Please add another one first."


class TooMany(Refused):
    """A rate limit was reached.

    retry_after: seconds until the next try may succeed, at least 1.
    """

    status = 429
    code = "too_many"
    words = "That was a lot of tries. Please wait a little and try again."

    def __init__(self, retry_after: int = 60) -> None:
        super().__init__()
        self.retry_after = max(1, retry_after)


class Unavailable(FibroplanError):
    """The server cannot do this now. Nothing was saved; the same request may be sent again later."""

    status = 503
    code = "unavailable"
    words = "The server is busy. Your entries on this phone are safe. We will try again."


class StoreBusy(Unavailable):
    """The database could not be locked in time, or could not be written."""

    code = "store_busy"


class StoreFull(Unavailable):
    """There is no room left on the server's disk."""

    status = 507
    code = "store_full"
    words = "The server has no room left. Your entries on this phone are safe. We will try again."


class DatabaseUnusable(FibroplanError):
    """The server cannot start on this database. The message says what to do."""

    status = 503
    code = "database_unusable"


class NewerDatabase(DatabaseUnusable):
    """The database was written by a newer Fibroplan. It was not touched."""


class ForeignDatabase(DatabaseUnusable):
    """The file is a database of some other program. It was not touched."""


class CorruptDatabase(DatabaseUnusable):
    """The file is damaged. It was not touched."""
