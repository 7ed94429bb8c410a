"""Resources of a painted group: fonts, drawings and pictures, each once however often it is drawn.

The engine makes a new object of a drawing each time that it draws it. Objects that say the same,
and lead to the same, become one, with a name that its bytes give it; so what a file holds does not
depend on how many parts were painted beside its own.
"""

import functools
import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import pydyf
from pydyf import _to_bytes

from guidegen.press.pieces import Ground, Stencil

REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_STREAM = b"\nstream\n"
_DRAWING = re.compile(rb"/(x\d+) Do\b")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all brochures of a group share.

    ``objects`` are those that resources lead to, in an order of their own: whether each is a
    stream, and its data. References in them and in ``resources``, the dictionary of all pages, are
    the objects' places in that order. ``catalog`` is what the catalog says of tags and language.
    """

    objects: tuple[tuple[bool, bytes], ...]
    resources: bytes
    catalog: bytes
    lang: bytes


@dataclass(frozen=True, slots=True)
class Names:
    """New names of drawings by those that the engine gave them."""

    names: Mapping[bytes, bytes]

    def in_stencil(self, stencil: Stencil) -> Stencil:
        content = (self._in(each) if isinstance(each, bytes) else each for each in stencil.content)
        return replace(stencil, content=tuple(content))

    def in_ground(self, ground: Ground) -> Ground:
        return replace(ground, before=self._in(ground.before))

    def _in(self, operators: bytes) -> bytes:
        return _DRAWING.sub(lambda found: b"/%s Do" % self.names[found[1]], operators)


def shared(pdf: pydyf.PDF, left_out: Collection[str]) -> tuple[Shared, Names]:
    """The resources of a document, without the pictures with these names."""
    graph = _Graph(pdf)
    resources = graph.resources
    drawings = {
        name: reference for name, reference in resources["XObject"].items() if name not in left_out
    }
    names = {name: _name(name, graph.digest(_number(ref))) for name, ref in drawings.items()}
    kept = {names[name]: reference for name, reference in sorted(drawings.items())}
    own = pydyf.Dictionary({**resources, "XObject": pydyf.Dictionary(sorted(kept.items()))})
    order = graph.order(own.data)
    entries = ("Lang", "MarkInfo")
    said = ((key, pdf.catalog[key]) for key in entries if key in pdf.catalog)
    catalog = b"".join(b"/" + key.encode() + b" " + _to_bytes(value) for key, value in said)
    found = Shared(
        tuple(graph.objects(order)),
        graph.placed(own.data, order),
        catalog,
        pdf.catalog["Lang"].data,
    )
    return found, Names({old.encode(): new.encode() for old, new in names.items()})


def _name(name: str, digest: bytes) -> str:
    """A drawing is named by what it is; a picture has such a name already."""
    return f"x{digest.hex()[:12]}" if name.startswith("x") else name


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


class _Graph:
    """The objects of a document, known by what they say and lead to."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._by_number = {each.number: each for each in pdf.objects if each.number}
        page = self._by_number[_number(pdf.page_references[0])]
        self.resources = self._by_number[_number(page["Resources"])]
        self.digest = functools.cache(self._digest)
        self._data = functools.cache(lambda number: self._by_number[number].data)

    def order(self, data: bytes) -> dict[bytes, int]:
        """The digests of all objects that data lead to, and the number of one that has it."""
        found: dict[bytes, int] = {}
        waiting = [data]
        while waiting:
            for match in REFERENCE.finditer(waiting.pop().partition(_STREAM)[0]):
                number = int(match[1])
                if self.digest(number) not in found:
                    found[self.digest(number)] = number
                    waiting.append(self._data(number))
        return found

    def objects(self, order: Mapping[bytes, int]) -> Iterable[tuple[bool, bytes]]:
        for number in order.values():
            is_stream = isinstance(self._by_number[number], pydyf.Stream)
            yield is_stream, self.placed(self._data(number), order)

    def placed(self, data: bytes, order: Mapping[bytes, int]) -> bytes:
        """Data whose references are places in an order."""
        places = {digest: place for place, digest in enumerate(order)}
        return with_references(data, lambda number: b"%d 0 R" % places[self.digest(number)])

    def _digest(self, number: int) -> bytes:
        return hashlib.sha256(with_references(self._data(number), self.digest)).digest()


def with_references(data: bytes, said: Callable[[int], bytes]) -> bytes:
    """An object with other references, but for the bytes of its stream: they may look like some."""
    head, middle, rest = data.partition(_STREAM)
    return REFERENCE.sub(lambda found: said(int(found[1])), head) + middle + rest
