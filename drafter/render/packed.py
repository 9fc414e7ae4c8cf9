"""Files of a ZIP at a fixed time, so that the same letter makes the same bytes."""

from __future__ import annotations

import zipfile

STAMP = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can tell


def entry(name: str) -> zipfile.ZipInfo:
    """The head of a compressed file."""
    info = zipfile.ZipInfo(name, STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
