"""Accepted claims become entries: one module for each form of claim.

Known content gains a source; new content opens an entry; conflicting content does too, and both
stand. What everyone may see never leans on an item that fewer see: it opens its own.
"""
