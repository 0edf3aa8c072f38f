"""Everything that speaks HTTP: pages, the JSON interface, sign-in. It decides nothing."""
