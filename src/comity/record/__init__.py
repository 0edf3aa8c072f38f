"""The record: revisions, items, entries, sources, documents, markings, and the vantage."""
