"""One authority, nothing lost: see README.md for what is promised, and which test holds it."""
