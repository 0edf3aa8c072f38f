"""Actors, their names and standings, and the instruments between them."""
