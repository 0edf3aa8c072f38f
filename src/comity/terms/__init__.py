"""The packaged vocabulary: actors, memberships, offices, areas, levels, as data with sources."""
