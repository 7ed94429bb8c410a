"""Cleaning by named rules: each says what it does, and every use of it is reported."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from guidegen.phones import BadPhoneError, read_phone
from guidegen.roster.importing import abbreviations
from guidegen.roster.importing.casing import Kind, is_shouted, title_case

_EXTENSION = re.compile(r"\s*(?:,\s*)?(?:extension|ext|x|#)[.: ]*0*(\d{1,7})$", re.IGNORECASE)
_ALL = frozenset(Kind)
_NAMES = frozenset({Kind.NAME, Kind.PERSON})
_WORDS = frozenset({Kind.NAME, Kind.PERSON, Kind.ADDRESS, Kind.EMAIL, Kind.URL, Kind.WORDS})


@dataclass(frozen=True, slots=True)
class Rule:
    """A way of cleaning: its name in the mapping, what it does, and where it is used."""

    name: str
    about: str
    kinds: frozenset[Kind]
    apply: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One use of a rule: the text before and after it."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaner:
    """The rules in use, and the district's own spellings (keys in capitals)."""

    switched_off: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)

    def clean(self, text: str, kind: Kind) -> tuple[str, tuple[RuleUse, ...]]:
        """A cell's text after every rule for its kind, and the rules that changed it."""
        uses = []
        for rule in self._rules(kind):
            after = rule.apply(text)
            if after != text:
                uses.append(RuleUse(rule.name, text, after))
            text = after
        return text, tuple(uses)

    def _rules(self, kind: Kind) -> Iterable[Rule]:
        for rule in RULES:
            if kind not in rule.kinds or rule.name in self.switched_off:
                continue
            yield rule if rule.name != "capitals" else self._capitals(rule, kind)

    def _capitals(self, rule: Rule, kind: Kind) -> Rule:
        def apply(text: str) -> str:
            return title_case(text, kind, self.words) if is_shouted(text) else text

        return dataclasses.replace(rule, apply=apply)


def _without_padding(text: str) -> str:
    return " ".join(text.split())


def _without_apostrophe(text: str) -> str:
    """Spreadsheets mark text by an apostrophe; before a letter it may belong to a name."""
    return re.sub(r"^\s*'(?=[\d=+@-])", "", text)


def _without_any_apostrophe(text: str) -> str:
    return text.lstrip().removeprefix("'")


def _extension(text: str) -> str:
    return _EXTENSION.sub(r" x\1", text)


def _formatted_phone(text: str) -> str:
    try:
        return read_phone(text).printed
    except BadPhoneError:
        return text


def _with_scheme(text: str) -> str:
    return text if not text or "://" in text or "." not in text else f"https://{text}"


def _padded_zip(text: str) -> str:
    return text.zfill(5) if re.fullmatch(r"\d{3,4}", text) else text


RULES = (
    Rule(
        "leading-apostrophe",
        "Takes off the apostrophe that marks numbers as text: '0912.",
        _ALL - {Kind.CODE},
        _without_apostrophe,
    ),
    Rule(
        "leading-apostrophe",
        "Takes off the apostrophe that marks numbers as text: '0912.",
        frozenset({Kind.CODE}),
        _without_any_apostrophe,
    ),
    Rule("padding", "Takes off spaces before, after, and twice between.", _ALL, _without_padding),
    Rule("extension", "ext:012 to x12.", frozenset({Kind.PHONE}), _extension),
    Rule(
        "phone-format", "503.555.0100 to (503) 555-0100.", frozenset({Kind.PHONE}), _formatted_phone
    ),
    Rule("capitals", "OAK GROVE to Oak Grove.", _WORDS, str),
    Rule(
        "missing-scheme", "Puts https:// before web addresses.", frozenset({Kind.URL}), _with_scheme
    ),
    Rule(
        "school-abbreviations",
        "H S to High School, EL to Elementary School, and the like.",
        frozenset({Kind.NAME}),
        abbreviations.school_words,
    ),
    Rule(
        "spaced-letters",
        "J J A E P to JJAEP.",
        frozenset({Kind.NAME}),
        abbreviations.joined_letters,
    ),
    Rule(
        "name-order", "Woods, Ana to Ana Woods.", frozenset({Kind.PERSON}), abbreviations.name_order
    ),
    Rule(
        "trailing-title",
        "Puts a comma before Interim Principal, takes off Principal.",
        frozenset({Kind.PERSON}),
        abbreviations.trailing_title,
    ),
    Rule("honorifics", "MR to Mr., JR to Jr., ST to St.", _NAMES, abbreviations.honorifics),
    Rule("initials", "Ana R Woods to Ana R. Woods.", _NAMES, abbreviations.initials),
    Rule("zip-padding", "1234 to 01234.", frozenset({Kind.ZIP}), _padded_zip),
)
"""In the order in which they are used."""
