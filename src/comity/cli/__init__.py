"""The terminal: commands that ask the record and act at its desks; they decide nothing.

Command modules (``commands/``) declare options and help and import nothing heavy; what answers
them (``answers/``) imports the record, once it is opened.
"""
