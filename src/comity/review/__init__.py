"""Claims until somebody decides: proposed by readers, accepted, corrected or rejected here."""
