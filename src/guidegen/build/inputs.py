"""What every output of a build is made from, as digests: computed once for what many share.

The inputs of an output are three. *Shared*: everything that all guides of its language and brand
are made from. *School*: what the roster says of its school, and photos. *Group*: what the values of
the schools that it is made together with have in common, because the fonts in its file hold the
characters of all of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from guidegen.build.approval import may_hold, messages_in_use
from guidegen.build.canonical import digest_of, fields_of
from guidegen.build.digests import font_digests, software, template_digests
from guidegen.build.repertoire import Shares, repertoire, share_of
from guidegen.model.brand import Brand
from guidegen.model.build import BuildSettings, Group, Job
from guidegen.model.content import Guide, Message
from guidegen.model.district import District, LocaleCopies, Officer, Roster, School
from guidegen.model.facts import profile_facts
from guidegen.model.printing import Variant
from guidegen.workspace import Workspace

Table = Mapping[str, str]
"""Digests by the names of what they are of; some are those of other tables."""

SHARED, SCHOOL, GROUP = "shared", "school", "group"
_NOT_PRINTED = ("language_threshold", "paper", "editions", "print_shop")
"""What the district says that no guide prints."""
_BRAND_APART = ("palette", "cmyk")
"""What a brand says that stands elsewhere: colour by colour, and with the print shop."""
_OF_OTHERS = ("confirm.", "fold.", "proof.", "site-", "site.", "ticket.")
"""Templates of what is no guide begin so."""
REPERTOIRE, DATE, LANGUAGES = "repertoire", "date", "languages"
"""Names in a table that have what they say for themselves, and no digest."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The digests of the inputs of each job's output, and every table that they are of."""

    of: Mapping[Job, Table]
    tables: Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class _Tables:
    found: dict[str, Table] = field(default_factory=dict)

    def add(self, table: Table) -> str:
        digest = digest_of(table)
        self.found[digest] = table
        return digest


def inputs_of(workspace: Workspace, groups: Iterable[Group], settings: BuildSettings) -> Inputs:
    """The inputs of every job of some groups."""
    tables = _Tables()
    wanted = tuple(groups)
    shared = _shared_by_all(workspace, settings, tables)
    texts = tuple(messages_in_use(workspace))
    messages = {
        tag: tables.add(_messages(workspace, tag, texts))
        for tag in dict.fromkeys((*(group.locale for group in wanted), *_pairs(wanted)))
    }
    brands = {
        name: tables.add(_brand(workspace.brands[name]))
        for name in dict.fromkeys(group.brand for group in wanted)
    }
    schools = _schools(workspace, wanted, tables)
    shares = _shares(workspace, wanted)
    shop = digest_of(workspace.district.print_shop)
    inputs: dict[Job, Table] = {}
    for group in wanted:
        own = {"messages": messages[group.locale], "brand": brands[group.brand]}
        inks = digest_of(workspace.brands[group.brand].cmyk)
        common: dict[tuple[str, Variant], Table] = {}
        for job in group.jobs:
            kind = (job.pair, job.variant)
            if kind not in common:
                beside = {"messages of the pair": messages[job.pair]} if job.pair else {}
                in_inks = job.variant is Variant.PRINT_SHOP
                printed = {"print shop": shop, "inks": inks} if in_inks else {}
                common[kind] = {
                    SHARED: tables.add({**shared, **own, **beside, **printed}),
                    GROUP: tables.add(_group(workspace.roster, group, shares)),
                }
            inputs[job] = {**common[kind], SCHOOL: schools[job.school]}
    return Inputs(inputs, tables.found)


def _pairs(groups: Iterable[Group]) -> Iterable[str]:
    """The languages that stand beside others."""
    return (job.pair for group in groups for job in group.jobs if job.pair)


def _shared_by_all(workspace: Workspace, settings: BuildSettings, tables: _Tables) -> Table:
    return {
        DATE: settings.date.day.isoformat(),
        LANGUAGES: " ".join(workspace.languages),
        "blocks": tables.add(_blocks(workspace.guide, workspace.district)),
        "comparison": tables.add({row.id: digest_of(row) for row in workspace.guide.rows}),
        "district": tables.add(_district(workspace.district)),
        "fonts": tables.add(font_digests(workspace.languages.values())),
        "templates": tables.add(_templates(workspace)),
        "versions": tables.add(software()),
    }


def _templates(workspace: Workspace) -> Table:
    digests = template_digests(workspace.templates).items()
    return {name: digest for name, digest in digests if not name.startswith(_OF_OTHERS)}


def _blocks(guide: Guide, district: District) -> Table:
    """The blocks that some school may show; those of one id are its variants."""
    facts = profile_facts(district)
    return {
        f"{block.id}.{block.variant}" if block.variant else block.id: digest_of(block)
        for block in guide.blocks
        if may_hold(block.condition, facts)
    }


def _messages(workspace: Workspace, tag: str, messages: Iterable[Message]) -> Table:
    """What stands for each message in a language, how far it is, and its English text."""
    catalog, unsigned = workspace.catalogs[tag], workspace.guide.unsigned_contexts
    return {
        each.context: digest_of([each.source, catalog.translate(each).awaiting(unsigned)])
        for each in messages
    }


def _brand(brand: Brand) -> Table:
    colours = fields_of(brand.palette).items()
    others = (item for item in fields_of(brand).items() if item[0] not in _BRAND_APART)
    return {
        **{f"colour {name}": digest_of(value) for name, value in colours},
        **{name: digest_of(value) for name, value in others},
    }


def _district(district: District) -> Table:
    printed = replace(district, locales=_uncounted(district.locales))
    fields = fields_of(printed).items()
    return {name: digest_of(value) for name, value in fields if name not in _NOT_PRINTED}


def _uncounted(locales: Iterable[LocaleCopies]) -> tuple[LocaleCopies, ...]:
    """The same languages without numbers of copies, which no guide prints."""
    return tuple(LocaleCopies(each.locale, 0) for each in locales)


def _schools(workspace: Workspace, groups: Iterable[Group], tables: _Tables) -> dict[str, str]:
    wanted = {job.school for group in groups for job in group.jobs}
    photos = {name: digest_of(data) for name, data in workspace.photos.items()}
    roster = workspace.roster
    return {
        each: tables.add(_school(roster.by_id[each], roster.serving.get(each, ()), photos))
        for each in wanted
    }


def _school(school: School, officers: Iterable[Officer], photos: Table) -> Table:
    return {
        "schools": digest_of(replace(school, locales=_uncounted(school.locales))),
        "officers": digest_of([*officers]),
        "photos": digest_of([photos.get(officer.photo, "") for officer in officers]),
    }


def _shares(workspace: Workspace, groups: Iterable[Group]) -> Shares:
    roster = workspace.roster
    members = {school for group in groups for school in group.members}
    return {each: share_of(roster.by_id[each], roster.serving.get(each, ())) for each in members}


def _group(roster: Roster, group: Group, shares: Shares) -> Table:
    members = (roster.by_id[each] for each in group.members)
    return {REPERTOIRE: repertoire(group.locale, members, roster.serving, shares)}
