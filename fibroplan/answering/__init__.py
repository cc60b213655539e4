"""What a therapist writes to and about a patient, and what the patient makes of it."""
