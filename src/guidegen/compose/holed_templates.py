"""Jinja's templates, to which their own markup is opaque where values are to stand in it.

What Jinja makes of markup that it has written (by a `set` block, a macro, or another block of the
same template) is a string, which a template could look into. Here it is `Holed` instead.
"""

from typing import Any

from jinja2 import Template
from jinja2.runtime import BlockReference, Context, Macro, TemplateReference

from guidegen.compose.holes import captured, written


class HoledTemplate(Template):
    """A template that writes and captures markup with holes."""

    @classmethod
    def from_code(cls, *arguments: Any, **named: Any) -> Template:
        """The template; its code finds by these names what makes markup of what it has written."""
        template = super().from_code(*arguments, **named)
        template.root_render_func.__globals__.update(
            Markup=captured, escape=written, Macro=_Macro, TemplateReference=_TemplateReference
        )
        return template


class HoledContext(Context):
    """A context whose ``super()`` gives markup with holes."""

    def super(self, name: str, current: Any) -> Any:
        """The block of the same name in the template that this one extends."""
        found = super().super(name, current)
        return _holed(found) if isinstance(found, BlockReference) else found


class _Macro(Macro):
    def _invoke(self, arguments: list[Any], autoescape: bool) -> Any:
        markup = self._func(*arguments)
        return captured(markup) if autoescape else markup


class _BlockReference(BlockReference):
    @property
    def super(self) -> Any:
        found = super().super
        return _holed(found) if isinstance(found, BlockReference) else found

    def __call__(self) -> Any:
        return captured(super().__call__())


class _TemplateReference(TemplateReference):
    def __getitem__(self, name: str) -> Any:
        return _holed(super().__getitem__(name))


def _holed(block: Any) -> _BlockReference:
    return _BlockReference(block.name, block._context, block._stack, block._depth)
