"""A guide as a Typst document, to compare with: the same words, in a similar look, tagged.

The template of a locale is made from one school's pages: their markup as Typst, where what a
school has to itself is looked up in the data of each compilation. The cards of officers are drawn
from those data alone.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element

import tinyhtml5
from typst_elements import markup_of, plain_text, string

from guidegen.compose import group_assets
from guidegen.compose.qr import qr_svg
from guidegen.fonts import find_fonts
from guidegen.languages import Language
from guidegen.model.brand import Asset, Palette
from guidegen.model.panel import PANELS
from guidegen.workspace import Workspace

_HEAD = """\
#let d = json(bytes(sys.inputs.d))
#set document(title: d.title)
#set text(lang: {lang}, dir: {dir}, font: {text_fonts}, fill: rgb("{text}"), top-edge: .75em,
  bottom-edge: -.25em)
#show heading: set text(font: {heading_fonts}, fill: rgb("{primary}"))
#show heading.where(level: 1): it => block(below: 8pt, {{
  pdf.artifact(rect(width: 28pt, height: 4pt, fill: rgb("{accent}"))); v(2pt); it.body }})
#let primary = rgb("{primary}")
#let surface = rgb("{surface}")
#let accent = rgb("{accent}")
#let f(name) = if name in d.fields {{
  let it = d.fields.at(name)
  let words = if it.href == "" {{ it.text }} else {{ link(it.href, it.text) }}
  text(dir: if it.dir == "ltr" {{ ltr }} else {{ auto }}, words) }}
#let card(it) = block(width: 100%, fill: white, stroke: (top: 3pt + primary),
  inset: (x: 10pt, y: 6pt), {{
  set par(spacing: 4pt)
  let words = {{
    for line in it.lines {{ par(text(size: line.size * 1pt, weight: line.weight,
      if line.href == "" {{ line.text }} else {{ link(line.href, line.text) }})) }} }}
  if it.frame == "" {{ words }} else {{
    grid(columns: (54pt, 1fr), column-gutter: 10pt,
      image(it.frame, format: "jpg", width: 54pt, height: 66pt, alt: it.alt), words) }} }})
"""
_CARDS = "#for it in d.cards { card(it) }\n"


def lay_down(
    folder: Path, workspace: Workspace, language: Language, panels: Mapping[str, str]
) -> Path:
    """Write a locale's template, its drawings, photos and fonts, and give the template's path."""
    brand = next(iter(workspace.brands.values()))
    assets = group_assets(brand, language, workspace.templates, workspace.photos)
    (folder / "fonts").mkdir()
    for asset in assets.values():
        if not asset.url.startswith("guidegen:font/"):
            _put(folder / path_of(asset.url, asset), asset.data)
    for each in (language, *workspace.languages.values()):
        for font in find_fonts(each.fonts):
            link = folder / "fonts" / font.declared.name
            if font.path is not None and not link.exists():
                link.symlink_to(font.path)
    template = folder / "guide.typ"
    template.write_text(_source(language, brand.palette, panels, assets), encoding="utf-8")
    return template


def data_of(title: str, panels: Mapping[str, str]) -> dict[str, str]:
    """What one school's compilation is given."""
    trees = {panel: _tree(markup) for panel, markup in panels.items()}
    fields = {name: value for tree in trees.values() for name, value in _fields(tree)}
    cards = [_card(each) for each in trees["school"].iter("div") if "card" in _classes(each)]
    address = fields["guide.url"]["href"]
    data = {"title": title, "fields": fields, "cards": cards, "qr": qr_svg(address, address)}
    return {"d": json.dumps(data)}


def path_of(url: str, asset: Asset | None = None) -> str:
    """Where a picture stands below the template's folder."""
    drawn = asset is not None and asset.media_type == "image/svg+xml"
    return url.removeprefix("guidegen:") + (".svg" if drawn else "")


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _source(
    language: Language,
    palette: Palette,
    panels: Mapping[str, str],
    assets: Mapping[str, Asset],
) -> str:
    head = _HEAD.format(
        lang=string(language.tag.split("-")[0]),
        dir=language.direction,
        text_fonts=_families(language.text_stack),
        heading_fonts=_families(language.heading_stack),
        text=palette.text,
        primary=palette.primary,
        accent=palette.accent,
        surface=palette.surface,
    )
    pictures = {url: "/" + path_of(url, asset) for url, asset in assets.items()}
    pages = (_page(panel, _tree(each), palette, pictures) for panel, each in panels.items())
    return head + "\n".join(pages)


def _page(panel: str, tree: Element, palette: Palette, pictures: Mapping[str, str]) -> str:
    spec = PANELS[panel]
    style = dict(each.split(":", 1) for each in tree.get("style", "").split(";") if each)
    flood = "white" if spec.flood == "paper" else f'rgb("{getattr(palette, spec.flood)}")'
    cover = panel == "cover"
    ground = f"image({string('/art/cover.svg')}, width: 100%)" if cover else "none"
    colour = palette.on_primary if cover else palette.text
    leading = f"{style['--leading']} - {style['--text']}"
    title = "--cover" if cover else "--h1"
    return (
        f"#page(width: {spec.size.width}pt, height: {spec.size.height}pt, fill: {flood}, "
        f"margin: (x: {spec.side_margin}pt, y: {spec.top_margin}pt), background: {ground})[\n"
        f"#set text(size: {style['--text']}, fill: rgb({string(colour)}))\n"
        f"#set par(leading: {leading}, spacing: {style['--half']})\n"
        f"#show heading.where(level: 1): set text(size: {style[title]}, fill: rgb("
        f"{string(palette.on_primary if cover else palette.primary)}))\n"
        f"#show heading.where(level: 2): set text(size: {style['--h2']})\n"
        f"{_body(panel, tree, pictures)}]\n"
    )


def _body(panel: str, tree: Element, pictures: Mapping[str, str]) -> str:
    """The cards stand below the school's name."""
    body = markup_of(tree, pictures)
    if panel != "school":
        return body
    name = next(each for each in tree.iter() if each.get("data-f") == "school.name")
    before = markup_of(name, pictures)
    return body.replace(before, before + _CARDS, 1)


def _families(families: tuple[str, ...]) -> str:
    return "(" + "".join(f"{string(each)}, " for each in families) + ")"


def _tree(markup: str) -> Element:
    document = tinyhtml5.parse(markup, namespace_html_elements=False)
    section = document.find("body/section")
    assert isinstance(section, Element)
    return section


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _fields(tree: Element) -> Iterator[tuple[str, dict[str, str]]]:
    for each in tree.iter():
        name = each.get("data-f", "")
        if name and name != "qr" and not name.startswith("officer."):
            value = plain_text(each)
            direction = each.get("dir", "auto")
            yield name, {"text": value, "href": each.get("href", ""), "dir": direction}


def _card(card: Element) -> dict[str, object]:
    frame = next((each for each in card.iter("img")), None)
    lines = [_line(each) for each in card.iter() if each.tag in {"p", "tr"} and plain_text(each)]
    return {
        "lines": lines,
        "frame": "" if frame is None else "/" + path_of(frame.get("src", "")),
        "alt": "" if frame is None else frame.get("alt", ""),
    }


def _line(element: Element) -> dict[str, object]:
    link = next((each.get("href", "") for each in element.iter("a")), "")
    name = "officer" in _classes(element)
    return {
        "text": " ".join(map(plain_text, element)) if element.tag == "tr" else plain_text(element),
        "href": link,
        "size": 14 if name else 10,
        "weight": "bold" if name else "regular",
    }
