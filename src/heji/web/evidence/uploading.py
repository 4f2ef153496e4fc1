"""Does not let a file that is too large fill the disk before anybody looks at it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

TOO_LARGE = "heji.upload-too-large"  #: key of the request's META


class LimitedUpload(FileUploadHandler):
    """Skips files beyond the limit, and notes it on the request."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._size = 0

    def new_file(self, *given: Any, **named: Any) -> None:
        """Begins to count."""
        super().new_file(*given, **named)
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Counts, and gives the piece on to the next handler."""
        self._size += len(raw_data)
        if self._size > settings.ENVIRONMENT.evidence.file_bytes:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves the file to the next handler."""
