"""What can go wrong in reading.

ReaderError(ValueError)
├── FrontMatterError   a file does not have the front matter it should have
├── ReaderUnknown      no reader is called so
├── ModelNotSet        no language model is set, or not well
├── ReaderFailed       another reader gave no reading of a text
└── BatchError         a batch of documents cannot be read, or not be gone on with
    ├── InputsChanged  what an earlier run read is not what is there now
    ├── OutputTaken    another run is writing that file
    ├── OutputForeign  the file was not written by the same reading, or is not whole
    ├── EngineMissing  what it is to be read on is not installed
    └── EngineFailed   what it was read on gave up
"""


class ReaderError(ValueError):
    """Reading failed for a reason the caller can act on."""


class FrontMatterError(ReaderError):
    """A file lacks the lines that its format promises."""


class ReaderUnknown(ReaderError):
    """Nothing installed brings a reader of that name."""


class ModelNotSet(ReaderError):
    """The settings do not say which language model is asked, and where."""


class ReaderFailed(ReaderError):
    """Another reader gave no reading of one text; other texts can be read."""


class BatchError(ReaderError):
    """A batch cannot be read, or not be gone on with; the message says what to do."""


class InputsChanged(BatchError):
    """Going on would leave out or repeat what changed among the files read so far."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"{found}, so that this run cannot go on where the last one stopped."
            " Begin anew, or write to another file."
        )


class OutputTaken(BatchError):
    """Two runs that write one file would spoil it."""


class OutputForeign(BatchError):
    """Going on would mix the claims of two readings in one file, or spoil another file."""


class EngineMissing(BatchError):
    """What the batch is to be read on is not installed."""


class EngineFailed(BatchError):
    """The engine gave up; what is written stays."""

    def __init__(self, found: str) -> None:
        super().__init__(f"{found}. What was written stays: the same command goes on from there.")
