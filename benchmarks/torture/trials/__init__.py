"""One file a trial, found by itself."""
