"""The therapist's side: one module per page with its state. Every handler asks anew who is there and what is shared."""
