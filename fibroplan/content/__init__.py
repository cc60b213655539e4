"""Words and figures that a person can review without reading code: one file per language, each with its sources."""
