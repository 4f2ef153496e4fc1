"""Numbers of headings after GB/T 9704-2012: 一、 （一） 1. （1）."""

from __future__ import annotations

from heji.writers.report.words import words


def numbered(name: str, level: int, number: int) -> str:
    """A heading with its number.

    Args:
        name: the heading.
        level: 1 to 4.
        number: from 1.

    >>> [numbered("基本情况", level, 12) for level in (1, 2, 3, 4)]
    ['十二、基本情况', '（十二）基本情况', '12. 基本情况', '（12）基本情况']
    """
    pattern: str = words()["headings"][level - 1]
    return pattern.format(name=name, number=number, chinese=chinese(number))


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese; larger ones in digits.

    >>> [chinese(each) for each in (1, 10, 11, 20, 34, 100)]
    ['一', '十', '十一', '二十', '三十四', '100']
    """
    digits, ten = words()["digits"], words()["ten"]
    tens, ones = divmod(number, len(digits))
    if tens >= len(digits):
        return str(number)
    if not tens:
        return str(digits[ones])
    return f"{'' if tens == 1 else digits[tens]}{ten}{digits[ones] if ones else ''}"
