"""Look-alikes are put right in figures alone, and what was put right is doubtful."""

from __future__ import annotations

import subprocess
import sys

import pytest

from heji.documents.readers.scan.figures import as_figures
from heji.documents.readers.scan.recogniser import Sign


def read(*pieces: str) -> tuple[list[str], float]:
    signs = [[Sign(each, 0.99, 0) for each in piece] for piece in pieces]
    found = as_figures(signs)
    confidence = min((each.confidence for piece in found for each in piece), default=1.0)
    return ["".join(each.text for each in piece) for piece in found], confidence


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["1O，5l2。30"], ["10,512.30"]),
        (["≥1O0％"], ["≥100%"]),
        (["1,234,", "S67.8"], ["1,234,", "567.8"]),
        (["3%o"], ["3‰"]),
        (["1.588.27"], ["1,588.27"]),
        (["12.345.678"], ["12.345.678"]),
        (["2021.12.31"], ["2021.12.31"]),
        (["I"], ["I"]),
        (["OK"], ["OK"]),
        (["1、"], ["1、"]),
        (["IO部门"], ["IO部门"]),
        (["2021年"], ["2021年"]),
        ([""], [""]),
        ([], []),
    ],
)
def test_look_alikes(pieces: list[str], expected: list[str]) -> None:
    assert read(*pieces)[0] == expected


@pytest.mark.parametrize("text", ["1O0", "12,34.5", "1.234.5", "3%o"])
def test_what_is_put_right_or_not_well_formed_is_doubtful(text: str) -> None:
    assert read(text)[1] < 0.9


@pytest.mark.parametrize("pieces", [["1,234.50"], ["42,046,5", "72.20"], ["97.5%"], ["1，234"]])
def test_other_figures_are_as_sure_as_they_were_read(pieces: list[str]) -> None:
    assert read(*pieces)[1] == 0.99


def test_nothing_of_the_extra_is_loaded_before_the_first_picture() -> None:
    code = (
        "import sys, heji.documents.readers.pdf.reader, heji.documents.readers.scan.reader\n"
        "print({'cv2', 'numpy', 'onnxruntime', 'rapidocr'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [("合同数63+应签订73×100%", False), ("63份÷73份×100%=86.30%", True), ("增长(+5%)", True)],
)
def test_a_plus_in_a_working_may_be_a_division(text: str, is_sure: bool) -> None:
    found, confidence = read(text)
    assert found == [text] and (confidence > 0.95) == is_sure


def test_per_mille_is_never_sure() -> None:
    """A 「%」 that a speck touches looks the same."""
    (text,), sure = read("84.3‰")
    assert text == "84.3‰"
    assert sure < 0.95


@pytest.mark.parametrize("stroke", ["1", "i", "|", "丨"])
def test_a_stroke_beside_other_print_is_not_sure(stroke: str) -> None:
    _, sure = read("100人", stroke)
    assert sure < 0.95
    _, alone = read("1")
    assert alone == 0.99
