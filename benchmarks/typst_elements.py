"""A panel's markup as Typst markup, element by element."""

import json
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

Pictures = Mapping[str, str]
FILL = "#v(1fr)\n"


def string(text: str) -> str:
    """A string literal of Typst."""
    return json.dumps(text, ensure_ascii=False)


def plain_text(element: Element) -> str:
    """The element's words."""
    return " ".join("".join(element.itertext()).split())


def markup_of(element: Element, pictures: Pictures) -> str:
    """The element as Typst; what a school has to itself becomes a look-up in the data."""
    classes = set(element.get("class", "").split())
    name = element.get("data-f", "")
    if element.tag in {"h1", "h2"}:
        return f"#heading(level: {element.tag[1]})[{_inner(element, pictures)}]\n"
    if "card" in classes:
        return ""
    if name and name != "qr":
        call = f"#f({string(name)})"
        return f"#par[#strong[{call}]]\n" if element.tag == "p" else call
    for wanted, write in _BY_CLASS.items():
        if wanted in classes:
            return write(element, pictures)
    write_tag = _BY_TAG.get(str(element.tag), _inner)
    return write_tag(element, pictures)


def _inner(element: Element, pictures: Pictures) -> str:
    parts = [_words(element.text)]
    for child in element:
        parts += [markup_of(child, pictures), _words(child.tail)]
    return "".join(parts)


def _words(text: str | None) -> str:
    squeezed = " ".join((text or "").split())
    if not squeezed:
        return " " if text else ""
    before = " " if text and text[0].isspace() else ""
    after = " " if text and text[-1].isspace() else ""
    return f"#{string(before + squeezed + after)};"


def _paragraph(element: Element, pictures: Pictures) -> str:
    return f"#par[{_inner(element, pictures)}]\n"


def _strong(element: Element, pictures: Pictures) -> str:
    return f"#strong[{_inner(element, pictures)}]"


def _link(element: Element, pictures: Pictures) -> str:
    return f"#link({string(element.get('href', ''))})[{_inner(element, pictures)}]"


def _picture(element: Element, pictures: Pictures) -> str:
    path, alt = pictures[element.get("src", "")], element.get("alt", "")
    return f"#box(image({string(path)}, height: 22pt, alt: {string(alt)})) "


def _span(element: Element, pictures: Pictures) -> str:
    direction = element.get("dir")
    inner = _inner(element, pictures)
    return f"#text(dir: {direction})[{inner}]" if direction else inner


def _unordered(element: Element, pictures: Pictures) -> str:
    return f"#list({_items(element, pictures)})\n"


def _ordered(element: Element, pictures: Pictures) -> str:
    return f"#enum({_items(element, pictures)})\n"


def _items(element: Element, pictures: Pictures) -> str:
    return ", ".join(f"[{_inner(each, pictures)}]" for each in element.iter("li"))


def _rows(element: Element, pictures: Pictures) -> str:
    cells = (
        "table.cell(colspan: 2)[{}]" if len(row) == 1 else "[{}]"
        for row in element.iter("tr")
        for _ in row
    )
    texts = (_inner(cell, pictures) for row in element.iter("tr") for cell in row)
    body = ", ".join(cell.format(text) for cell, text in zip(cells, texts, strict=True))
    return (
        "#table(columns: (46%, 1fr), inset: (x: 0pt, y: 2pt), "
        f"stroke: (x: none, bottom: none, top: .75pt + primary), {body})\n"
    )


def _comparison(element: Element, pictures: Pictures) -> str:
    """Two columns of cells, each with its row's label; the header cells have the roles' icons."""
    head = [each for each in element.iter("th") if each.get("scope") == "col"]
    icons = ("icon-sro-reversed", "icon-sso")
    cells = [
        f"table.cell(fill: {'primary' if place == 0 else 'white'})[#grid(columns: (33pt, 1fr), "
        f"column-gutter: 8pt, align: horizon, pdf.artifact(image("
        f"{string(pictures['guidegen:art/' + icons[place]])}, height: 44pt)), "
        f'text(fill: {"white" if place == 0 else "primary"}, size: 15pt, weight: "bold")'
        f"[{_inner(each, pictures)}])]"
        for place, each in enumerate(head)
    ]
    body = [
        f"table.cell(fill: {'surface' if row.get('class') == 'key' else 'none'})"
        f"[{_inner(cell, pictures)}]"
        for row in element.iter("tr")
        for cell in row.iter("td")
        if cell.get("class") != "corner"
    ]
    return (
        "#table(columns: (1fr, 1fr), column-gutter: 36pt, inset: 5pt, stroke: .75pt + primary, "
        f"table.header({', '.join(cells)}), {', '.join(body)})\n"
    )


def _label(element: Element, pictures: Pictures) -> str:
    return f'#text(size: 9pt, weight: "bold", fill: primary)[{_inner(element, pictures)}] \\\n'


def _more(element: Element, pictures: Pictures) -> str:
    words = "".join(markup_of(each, pictures) for each in element if each.tag == "p")
    code = 'image(bytes(d.qr), format: "svg", width: 54pt, alt: d.fields.at("guide.url").text)'
    return f"#grid(columns: (54pt, 1fr), column-gutter: 10pt, {code}, [{words}])\n"


def _numbers(element: Element, pictures: Pictures) -> str:
    boxes = (
        f"[#set text(fill: {'white' if place == 0 else 'black'}); {_inner(each, pictures)}]"
        for place, each in enumerate(element)
    )
    fill = "(x, _) => if x == 0 { black } else { accent }"
    return (
        "#grid(columns: (.72fr, 1fr), gutter: 4pt, inset: 6pt, stroke: 1.5pt, "
        f"fill: {fill}, {', '.join(boxes)})\n"
    )


def _masthead(element: Element, pictures: Pictures) -> str:
    """The logo, the district's name, and at the end of the line the language."""
    columns = (f"[{markup_of(each, pictures)}]" for each in element)
    return f"#grid(columns: (auto, 1fr, auto), align: horizon, {', '.join(columns)})\n"


def _big(element: Element, pictures: Pictures) -> str:
    return f'#text(size: 16pt, weight: "bold")[{_inner(element, pictures)}]'


_Write = Callable[[Element, Pictures], str]
_BY_CLASS: Mapping[str, _Write] = {
    "fill": lambda *_: FILL,
    "row-label": _label,
    "comparison": _comparison,
    "more": _more,
    "masthead": _masthead,
    "number": lambda *_: "",
    "big": _big,
    "key-line": _big,
    "numbers": _numbers,
    "note-line": lambda *_: "#v(16pt)\n#line(length: 100%, stroke: .75pt)\n",
}
_BY_TAG: Mapping[str, _Write] = {
    "p": _paragraph,
    "strong": _strong,
    "em": _strong,
    "a": _link,
    "img": _picture,
    "svg": lambda *_: "",
    "br": lambda *_: "#linebreak()",
    "span": _span,
    "ul": _unordered,
    "ol": _ordered,
    "table": _rows,
}
