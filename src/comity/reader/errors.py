"""What can go wrong in reading.

ReaderError(ValueError)
└── FrontMatterError   a file does not have the front matter it should have
"""


class ReaderError(ValueError):
    """Reading failed for a reason the caller can act on."""


class FrontMatterError(ReaderError):
    """A file lacks the lines that its format promises."""
