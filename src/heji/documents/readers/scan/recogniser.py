"""Recognises the characters of lines of print: PP-OCR's model, run by onnxruntime.

The model (21 MB, Apache-2.0) comes in the wheel of rapidocr, whose own code is not needed: it takes
seconds to load, and keeps neither how sure it is of each character nor what else it may be.
"""

from __future__ import annotations

import importlib.util
import math
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from heji.documents.readers.scan.picture import Dots

_MODEL = "PP-OCRv6_rec_small.onnx"
#: What the model wants: lines 48 dots high and at least 320 wide.
_HEIGHT, _NARROWEST = 48, 320
#: A longer line is squeezed: the work grows with the square of it. A line of print across A3 has 4000.
_WIDEST = 4800
#: Lines that are recognised together; they are padded to the longest.
_TOGETHER = 8
_MOST_THREADS = 4


class Sign(NamedTuple):
    """A recognised character."""

    text: str
    confidence: float  #: from 0 to 1
    place: float  #: of its middle, as a part of the width of the line


class Recogniser:
    """The loaded model."""

    def __init__(self, model: Path) -> None:
        onnxruntime = _runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(os.cpu_count() or 1, _MOST_THREADS)
        # Threads that wait for work in a loop would slow the other processes of an audit.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"]
        self._signs = ["", *listed.split("\n"), " "]

    def read(self, lines: Sequence[Dots]) -> list[tuple[Sign, ...]]:
        """The characters of each line; dark on light, in shades of grey."""
        order = sorted(range(len(lines)), key=lambda each: lines[each].shape[1] / len(lines[each]))
        found: list[tuple[Sign, ...]] = [()] * len(lines)
        for start in range(0, len(order), _TOGETHER):
            numbers = order[start : start + _TOGETHER]
            for number, signs in zip(
                numbers, self._together([lines[each] for each in numbers]), strict=True
            ):
                found[number] = signs
        return found

    def _together(self, lines: Sequence[Dots]) -> list[tuple[Sign, ...]]:
        import cv2
        import numpy

        widths = [
            min(max(math.ceil(_HEIGHT * each.shape[1] / len(each)), 1), _WIDEST) for each in lines
        ]
        widest = max(*widths, _NARROWEST)
        stack = numpy.zeros((len(lines), 3, _HEIGHT, widest), dtype=numpy.float32)
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            stack[number, :, :, :width] = cv2.resize(line, (width, _HEIGHT)) / 127.5 - 1
        (chances,) = self._session.run(None, {self._input: stack})
        return [
            self._decoded(each, widest / width) for each, width in zip(chances, widths, strict=True)
        ]

    def _decoded(self, chances: Any, stretch: float) -> tuple[Sign, ...]:
        """The characters of one line: steps that say the same one after the other are one."""
        best, sure = chances.argmax(axis=1), chances.max(axis=1)
        signs: list[Sign] = []
        start = 0
        for end in range(1, len(best) + 1):
            if end < len(best) and best[end] == best[start]:
                continue
            if best[start]:
                middle = (start + end) / 2 / len(best) * stretch
                confidence = float(sure[start:end].max())
                signs.append(Sign(self._signs[best[start]], confidence, middle))
            start = end
        return tuple(signs)


def _runtime() -> Any:
    """onnxruntime, which tells nobody that it is used.

    Its wheels report each session to Microsoft, from 1.29 on Linux and macOS, too, unless this
    variable is set before it is loaded (its docs/Privacy.md); on Windows the call ends it.

    Raises:
        ImportError: it is not installed.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime


@lru_cache(maxsize=1)
def recogniser() -> Recogniser | None:
    """The recogniser, or None where the extra `heji[ocr]` is not installed."""
    try:
        import cv2  # noqa: F401

        _runtime()
    except ImportError:  # not there, or OpenCV without a library of the screen that it wants
        return None
    found = importlib.util.find_spec("rapidocr")
    folders = found.submodule_search_locations if found else None
    models = [Path(folder) / "models" / _MODEL for folder in folders or ()]
    model = next((each for each in models if each.is_file()), None)
    return Recogniser(model) if model else None
