"""The HTTP routes beside the pages: accounts, session, sync, export and health."""
