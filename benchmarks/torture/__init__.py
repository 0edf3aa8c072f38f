"""The record and the site under torture: one trial a promise, each with its goal and its figure.

    make torture                                      all, at full size
    make torture ARGS="kill --times 20"               one, smaller
    make torture ARGS="--short"                       all, as small as `make test` runs them
    make torture ARGS=--list                          what there is

A trial is one file in ``trials/`` with a ``TRIAL`` (see ``trial.py``); it is found by itself. It
runs in a process of its own, on a fresh record: on SQLite, and on PostgreSQL too where
COMITY_DATABASE_URL names a server on which databases may be made.
"""
