"""A disk of a few megabytes, in memory, whose free room is whatever a trial wants it to be."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = 256 * 2**20


class NoSmallDisk(Exception):
    """Only root may mount one, and not everywhere."""


class SmallDisk:
    """``place`` is its folder; ``leave(n)`` takes all room but n bytes, ``free()`` returns it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._ballast = place / "ballast"

    def leave(self, room: int) -> None:
        self.free()
        taken = shutil.disk_usage(self.place).free - room
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(taken, 1))

    def free(self) -> None:
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """Mounted for the length of the block.

    Raises:
        NoSmallDisk: it cannot be mounted here.
    """
    place = folder / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise NoSmallDisk("there is no mount command") from None
    if done.returncode:
        raise NoSmallDisk(done.stderr.strip() or "it could not be mounted")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", str(place)], check=False)
