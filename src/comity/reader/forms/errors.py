"""Why a document could not be read into text.

FormError (a ValueError)
├── UnreadableFile     the operating system would not give its bytes
├── UnknownForm        its form is none of those read here
├── TooLarge           it, or what it unpacks to, is over a limit
├── BrokenDocument     it is not what its form promises
├── LockedDocument     it needs a password
├── EmptyDocument      no words are in it
├── ReadingFailed      its text was had, and what was then done with it failed
├── NotRead            its text was had, and another reader gave no reading of it
└── WorkerFailure      the process that parsed it had to be given up
    ├── TooSlow        … after the time limit
    ├── TooMuchMemory  … at the memory limit
    └── WorkerDied     … since it ended by itself
"""

from __future__ import annotations

NAME_LENGTH_MAX = 120


class FormError(ValueError):
    """One document could not be read; others of the same batch can.

    The message says which document, what was found, and what to do.
    """

    remedy = ""

    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"{printable(name) or 'document'}: {found}. {self.remedy}".rstrip())
        self.name = name
        self.found = found

    def __reduce__(self) -> tuple[type[FormError], tuple[str, str]]:
        return type(self), (self.name, self.found)


class UnreadableFile(FormError):
    """The file is not there, is not a file, or may not be read."""

    remedy = "Check that the path exists and that you may read it."


class UnknownForm(FormError):
    """Neither declared type, first bytes nor name tell a form that is read here."""

    remedy = (
        "Expected text, Markdown, HTML, PDF, DOCX, RSS or Atom, e-mail, JSONL or WARC:"
        " convert it to one of these, or declare its media type."
    )


class TooLarge(FormError):
    """The document, or what it unpacks to, is over a limit."""

    remedy = "Split it, or raise the limit if you trust its origin."


class BrokenDocument(FormError):
    """The bytes are not what the form promises."""

    remedy = "Fetch it again, or save it anew with the program that wrote it."


class LockedDocument(FormError):
    """The document opens with a password only."""

    remedy = "Save a copy without a password and read that."


class EmptyDocument(FormError):
    """No words are in the document; a scanned page has none."""

    remedy = "If it is a scan, recognise its text first; otherwise leave it out."


class ReadingFailed(FormError):
    """The text was had; what a batch was told to do with it raised an error."""

    remedy = "This is a fault of the program: report it with the document."


class NotRead(FormError):
    """The text was had; the reader that was asked, not Comity's own, gave no reading of it."""

    remedy = "Look at that reader, and read the document again."


class WorkerFailure(FormError):
    """The process that parsed it had to be given up; the next document gets a new one."""

    remedy = "The document may be hostile: look at it before you raise a limit."


class TooSlow(WorkerFailure):
    """Parsing took longer than the time limit."""


class TooMuchMemory(WorkerFailure):
    """Parsing needed more memory than the limit."""


class WorkerDied(WorkerFailure):
    """The process that parsed it ended by itself."""


def printable(name: str) -> str:
    """The name on one line without control characters, so that a terminal can show it."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)
    return shown if len(shown) <= NAME_LENGTH_MAX else f"…{shown[1 - NAME_LENGTH_MAX :]}"
