"""What leaves for other programs: one form each, whichever face gives it."""
