"""The patient's screens, one module each. They only draw: no rx.State, no rule, no query of the server."""
