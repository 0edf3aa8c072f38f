"""What people enter and put right by hand; each change says what it rests on and can be undone."""
