"""The few errors that a person can act on: what happened, where, what to do, and an exit code.

No message ever holds a value from a patient's row.
"""

from __future__ import annotations


class UserError(Exception):
    """An error that the person at the keyboard can put right; shown without a traceback."""

    exit_code = 1


class ExtractRefused(UserError):
    """The extract breaks the contract of extracts.md."""

    exit_code = 2


class IdentityNumberFound(UserError):
    """A file holds what reads as personal identity or coordination numbers."""

    exit_code = 3


class RowsWouldBeLost(UserError):
    """The records read and the records accounted for differ: nothing may be published."""

    exit_code = 4


class WrongUse(UserError):
    """The command was called in a way that it does not know."""

    exit_code = 64
