"""What a figure of a passage is said of: the words before it, its topic, or the words after it."""

from __future__ import annotations

import re

from heji.claims.cues import words
from heji.claims.naming import ends_with
from heji.claims.rates.names import cue_for
from heji.claims.scene import Mention, Scene, tidy
from heji.claims.subject import Name, general_noun, name_of, with_topic

_LONGEST_AFTER = 16


def name_in(scene: Scene, mention: Mention, previous: Mention | None) -> Name:
    """The name of a figure; `previous` is the figure before it in the passage."""
    label = _without_of_which(mention)
    before = name_of("" if label.endswith(words("selective")) else label)
    if before.subject:
        return before
    topic = _topic(scene, mention, previous)
    under = with_topic(topic, general_noun(mention.before)) if topic else ""
    if under:
        return Name(under, before.body or name_of(topic).body, before.qualifiers)
    after = name_of(mention.after[:_LONGEST_AFTER]) if mention.kind.startswith("count:") else None
    if after is None:
        return before
    qualifiers = tuple(dict.fromkeys((*before.qualifiers, *after.qualifiers)))
    return Name(after.subject, before.body or after.body, qualifiers)


def is_distributed(scene: Scene, mention: Mention) -> bool:
    """「国家、省实验室21家、256家」: figures listed apart from what they count."""
    if mention.opening == "、" and not tidy(mention.before):
        return not tidy(mention.after)
    after = mention.index + 1
    following = scene.mentions[after] if after < len(scene.mentions) else None
    return (
        mention.closing == "、" and following is not None and not tidy(following.lead).strip("、")
    )


def is_bare_rate(mention: Mention, name: Name) -> bool:
    """「通过率」 alone does not say of what."""
    if not mention.is_rate:
        return False
    cue = cue_for(name.subject)
    known = ends_with(name.subject, cue.names) if cue is not None else name.subject
    rest = name.subject.removesuffix(known)
    return not rest or len(rest) < 2 or rest in words("general_nouns")


def own_noun(mention: Mention) -> str:
    """A part may be named by a qualifier alone: 「其中上市企业15家」."""
    return general_noun(_without_of_which(mention))


def _without_of_which(mention: Mention) -> str:
    label = tidy(mention.before)
    for word in words("of_which"):
        label = label.removeprefix(word)
    return label


def _topic(scene: Scene, mention: Mention, previous: Mention | None) -> str:
    """The clause right before the figure's own, if it holds no figure."""
    begin = mention.start - len(mention.before)
    low = previous.end if previous is not None else 0
    clauses = re.split(r"[,，。;；:：\n]", scene.text[low : max(low, begin - 1)])
    return clauses[-1] if mention.opening in tuple(",，") and clauses else ""


def whole_of(mention: Mention, previous: Mention | None, heads: dict[int, str]) -> str:
    """The subject of the whole, while a list after 「其中」 lasts."""
    if previous is None or previous.sentence != mention.sentence:
        heads.pop(-1, None)
        return ""
    if any(word in mention.lead for word in words("of_which")):
        heads[-1] = heads.get(mention.sentence, "")
    elif mention.group != previous.group or mention.kind != previous.kind:
        heads.pop(-1, None)
    return heads.get(-1, "")
