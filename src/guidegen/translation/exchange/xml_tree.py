"""An XML file from somebody else as a tree, each element with its line.

Document types and entities are refused, so that a small file cannot unfold into a huge one or reach
for others.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

from guidegen.errors import Fault, Place, WorkspaceError
from guidegen.roster.grids import read_bytes

DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Node:
    """An element. Names of a namespace are written ``{namespace}name``; the line counts from 1."""

    name: str
    attributes: Mapping[str, str]
    line: int
    children: "tuple[Node | str, ...]"

    @property
    def nodes(self) -> "Iterator[Node]":
        """The elements right below this one."""
        return (child for child in self.children if isinstance(child, Node))

    def all(self, name: str) -> "Iterator[Node]":
        """The elements of a name below this one, at whatever depth, in order."""
        for node in self.nodes:
            if node.name == name:
                yield node
            yield from node.all(name)


def read_xml(path: Path) -> Node:
    """The root of an XML file. Raises WorkspaceError: it is none, or has a document type."""
    source = InputSource()
    source.setByteStream(io.BytesIO(read_bytes(path)))
    builder, parser = _Builder(), make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.forbid_dtd = True
    parser.setContentHandler(builder)
    try:
        parser.parse(source)
    except SAXParseException as error:
        place = Place(path, error.getLineNumber() or 0)
        raise WorkspaceError(_broken(place, error.getMessage())) from None
    except DefusedXmlException:
        problem = "The file has a document type or an entity, which may unfold without end."
        fault = Fault("xml-unsafe", Place(path, builder.line), problem, "Delete the <!DOCTYPE …>.")
        raise WorkspaceError(fault) from None
    except (LookupError, ValueError, RecursionError) as error:
        raise WorkspaceError(_broken(Place(path, builder.line), str(error))) from None
    return builder.root


class _Builder(ContentHandler):
    """Puts the tree together while the parser goes through the file."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, Mapping[str, str], int]] = []
        self._children: list[list[Node | str]] = [[]]
        self._locator: Locator | None = None

    @property
    def root(self) -> Node:
        return next(child for child in self._children[0] if isinstance(child, Node))

    @property
    def line(self) -> int:
        return (self._locator.getLineNumber() or 0) if self._locator else 0

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 (the parser's own hook)
        self._locator = locator

    def startElementNS(  # noqa: N802
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,
    ) -> None:
        if len(self._open) == DEEPEST:
            raise ValueError(f"elements stand more than {DEEPEST} deep")
        attributes = {_name(key): value for key, value in attrs.items()}
        self._open.append((_name(name), attributes, self.line))
        self._children.append([])

    def endElementNS(  # noqa: N802
        self,
        name: tuple[str | None, str],  # noqa: ARG002
        qname: str | None,  # noqa: ARG002
    ) -> None:
        children = tuple(self._children.pop())
        self._children[-1].append(Node(*self._open.pop(), children))

    def characters(self, content: str) -> None:
        self._children[-1].append(content)


def _name(name: tuple[str | None, str]) -> str:
    namespace, local = name
    return f"{{{namespace}}}{local}" if namespace else local


def _broken(place: Place, reason: str) -> Fault:
    problem = f"The XML is broken: {reason}."
    return Fault("xml-broken", place, problem, "Take the file as the translator's tool saved it.")
