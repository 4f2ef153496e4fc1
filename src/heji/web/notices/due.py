"""Something that waits for somebody, as a source says it (`waiting.py`)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from heji.language import text

#: Working days before the last one on which people are reminded, unless a source knows better.
USUAL_REMINDERS = (3, 1, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that somebody must do, or will have to.

    It is derived from the state each time it is asked for: when the thing is done, it is gone.
    """

    reference: str  #: names the thing for as long as it waits: 「calendar.phase:12」
    key: str  #: of the sentence in the catalogue
    address: str  #: the page where it is done
    values: Mapping[str, object] = field(default_factory=dict)  #: of the sentence
    words: Mapping[str, str] = field(default_factory=dict)  #: values that are keys of the catalogue
    last_day: datetime.date | None = None
    is_coming: bool = False  #: announced; nothing can be done yet
    #: grows when something is added to the thing (the highest key, or the count): then it is new again
    newest: int = 0
    reminders: tuple[int, ...] = USUAL_REMINDERS

    def said(self, language: str) -> str:
        """The sentence."""
        words = {name: text(key, language) for name, key in self.words.items()}
        return text(self.key, language, **{**self.values, **words})
