"""What a person takes along and shares: the one-page report as a PDF, and a FHIR R4 bundle."""
