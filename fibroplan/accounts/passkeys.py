"""Passkeys and security keys (WebAuthn), by the `webauthn` package."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import webauthn
from webauthn.helpers import bytes_to_base64url, exceptions
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from fibroplan import errors


@dataclass(frozen=True, slots=True)
class Proof:
    """A passkey that has just signed: its id (base64url), its key, and how often it says it has signed."""

    id: str
    public_key: bytes
    sign_count: int


def creation(origin: str, account_id: str, email: str, name: str, challenge: bytes, known: list[str]) -> dict[str, Any]:
    """What the browser is asked to make a passkey from. known: ids of passkeys that the account has already."""
    options = webauthn.generate_registration_options(
        rp_id=_host(origin),
        rp_name="Fibroplan",
        user_id=account_id.encode(),
        user_name=email,
        user_display_name=name or email,
        challenge=challenge,
        exclude_credentials=_descriptors(known),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return json.loads(webauthn.options_to_json(options))


def request(origin: str, challenge: bytes, known: list[str]) -> dict[str, Any]:
    """What the browser is asked to sign with one of the account's passkeys."""
    options = webauthn.generate_authentication_options(
        rp_id=_host(origin), challenge=challenge, allow_credentials=_descriptors(known)
    )
    return json.loads(webauthn.options_to_json(options))


def made(credential: object, challenge: bytes, origin: str) -> Proof:
    """The passkey that a browser has made. Raises SecondFactor for anything else."""
    try:
        found = webauthn.verify_registration_response(
            credential=_credential(credential),
            expected_challenge=challenge,
            expected_rp_id=_host(origin),
            expected_origin=origin,
        )
    except _WRONG as error:
        raise errors.SecondFactor() from error
    return Proof(bytes_to_base64url(found.credential_id), found.credential_public_key, found.sign_count)


def signed(credential: object, challenge: bytes, origin: str, known: list[dict[str, Any]]) -> Proof:
    """The passkey, one of `known`, that has signed the challenge. Raises SecondFactor for anything else."""
    given = _credential(credential)
    one = next((each for each in known if each["id"] == given.get("id")), None)
    if one is None:
        raise errors.SecondFactor()
    try:
        found = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=_host(origin),
            expected_origin=origin,
            credential_public_key=one["public_key"],
            credential_current_sign_count=one["sign_count"],
        )
    except _WRONG as error:
        raise errors.SecondFactor() from error
    return Proof(one["id"], one["public_key"], found.new_sign_count)


_WRONG = (exceptions.WebAuthnException, ValueError, TypeError, KeyError, AttributeError)
"""What the package raises for an answer that does not fit, or that is none at all."""


def _credential(credential: object) -> dict[str, Any]:
    if not isinstance(credential, dict):
        raise errors.SecondFactor()
    return credential


def _host(origin: str) -> str:
    return urlsplit(origin).hostname or ""


def _descriptors(ids: list[str]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=webauthn.base64url_to_bytes(one)) for one in ids]
