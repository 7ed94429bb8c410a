"""Abbreviations of exports, written out: kinds of schools, and how people are addressed."""

import re
from collections.abc import Mapping

_LAST: tuple[tuple[str, str], ...] = (
    (r"(?:el|elem)[-/ ]int", "Elementary and Intermediate School"),
    (r"jr\.?[-/ ]sr\.? ?(?:h\.? ?s\.?|high)", "Junior-Senior High School"),
    (r"j ?h ?s|j ?h|jr\.? high|junior high", "Junior High School"),
    (r"h ?s|high|sr\.? high|senior high", "High School"),
    (r"m ?s|middle", "Middle School"),
    (r"e ?s|el|elem\.?|elementary", "Elementary School"),
    (r"int|intermed\.?|intermediate", "Intermediate School"),
    (r"pri|primary", "Primary School"),
    (r"alt", "Alternative School"),
    (r"ecc", "Early Childhood Center"),
)
_LAST_WORDS = tuple(
    (re.compile(rf"(?<=\w )(?:{pattern})(?: sch\.?| school)?$", re.IGNORECASE), words)
    for pattern, words in _LAST
)
_ANYWHERE: Mapping[str, str] = {
    "acad": "Academy",
    "ctr": "Center",
    "elem": "Elementary",
    "i s d": "ISD",
    "isd": "ISD",
    "sch": "School",
}
_ANY_WORD = re.compile(rf"\b(?:{'|'.join(_ANYWHERE)})\b\.?", re.IGNORECASE)
_SPACED = re.compile(r"\b[A-Z](?: [A-Za]\b){2,}")
_HONORIFIC = re.compile(
    r"^(mr|mrs|ms|dr|rev|prof|sgt|lt|capt|cpl|ofc|dep)\.?(?= [^\W\d_])", re.IGNORECASE
)
_SAINT = re.compile(r"^(st|mt|ft)(?= )", re.IGNORECASE)
_GENERATION = re.compile(r"\b(jr|sr)\b\.?(?! high)", re.IGNORECASE)
_INITIAL = re.compile(
    r"(?<![^\s(])(?:[B-Z]|(?<=[\w.] )A|A(?= [A-Z] ))"
    r"(?= (?![A-Z] \d|(?:School|High|Middle|Elementary|Academy|Center|Campus)\b)[A-Z][\w.'’-]*)"
)
_OFFICE = re.compile(
    r"[,\s]+((?:interim|acting|assistant|co)[- ](?:principal|director|head))$", re.IGNORECASE
)
_PRINCIPAL = re.compile(r"(?<=\w)[,\s]+principal$", re.IGNORECASE)
_REVERSED = re.compile(
    r"([^,]+), (?!(?:jr|sr|ii|iii|iv|ph\.?d|ed\.?d|m\.?ed|m\.?a)\b|.*principal)([^,]+)",
    re.IGNORECASE,
)


def school_words(text: str) -> str:
    """What stands last in a school's name, written out, and a few words wherever they stand.

    ``EL`` is Elementary only as the last word: El Paso High School keeps its name.
    """
    for pattern, words in _LAST_WORDS:
        text, count = pattern.subn(words, text)
        if count:
            break
    return _ANY_WORD.sub(lambda match: _ANYWHERE[match[0].rstrip(".").casefold()], text)


def joined_letters(text: str) -> str:
    """Three or more single letters in a row as one word: ``J J A E P`` to ``JJAEP``."""
    return _SPACED.sub(lambda match: match[0].replace(" ", "").upper(), text)


def honorifics(text: str) -> str:
    """``MR`` to ``Mr.`` at the beginning, ``ST`` to ``St.``, ``JR`` to ``Jr.`` at the end."""
    text = _HONORIFIC.sub(lambda match: f"{match[1].capitalize()}.", text)
    text = _SAINT.sub(lambda match: f"{match[1].capitalize()}.", text)
    return _GENERATION.sub(lambda match: f"{match[1].capitalize()}.", text)


def initials(text: str) -> str:
    """A full stop after a single letter before a name: ``Ana R Woods`` to ``Ana R. Woods``."""
    return _INITIAL.sub(lambda match: f"{match[0]}.", text)


def trailing_title(text: str) -> str:
    """``…, Interim Principal`` with a comma; the plain word principal is taken off."""
    text = _OFFICE.sub(lambda match: f", {match[1].title()}", text)
    return text if _OFFICE.search(text) else _PRINCIPAL.sub("", text)


def name_order(text: str) -> str:
    """``Woods, Ana`` to ``Ana Woods``; a comma before a degree or ``Jr.`` is left alone."""
    match = _REVERSED.fullmatch(text)
    return f"{match[2]} {match[1]}" if match else text
