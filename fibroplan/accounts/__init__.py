"""Signing up and in, sessions, passwords and deletion. The web knows these rules only through `accounts.Accounts`."""
