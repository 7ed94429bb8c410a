"""What stands for each placeholder in a guide, as markup and as the target of a link."""

from collections.abc import Mapping

from markupsafe import Markup

from guidegen.compose.brochure import Brochure
from guidegen.compose.values import printed
from guidegen.model.district import Phone


def link_targets(brochure: Brochure) -> dict[str, str]:
    """The placeholders that may stand as the target of a link."""
    district = brochure.district
    return {
        "website": district.website,
        "guide_url": brochure.guide_url,
        "agreement_url": brochure.agreement.url if brochure.agreement else "",
        "email": f"mailto:{district.email}",
        "phone": district.phone.uri if district.phone else "",
        "tip_line": district.tip_line.phone.uri if district.tip_line.phone else "",
    }


def placeholder_values(brochure: Brochure) -> Mapping[str, Markup]:
    """The closed list of placeholders, each as markup in its own direction."""
    district, school = brochure.district, brochure.school

    def markup(value: Phone | str, field: str, kind: str = "words") -> Markup:
        return printed(value, field, kind, brochure.language).markup

    values = {
        "district": markup(district.name, "district.name"),
        "school": markup(school.name, "school.name"),
        "school_year": markup(district.school_year, "district.school_year"),
        "emergency": markup(district.emergency_number, "district.emergency", "phone"),
    }
    if school.agency:
        values["agency"] = markup(school.agency, "school.agency")
    if district.website:
        values["website"] = markup(district.website, "district.website", "url")
    if district.email:
        values["email"] = markup(district.email, "district.email", "email")
    if brochure.guide_url:
        values["guide_url"] = markup(brochure.guide_url, "guide.url", "url")
    if district.phone:
        values["phone"] = markup(district.phone, "district.phone")
    if district.tip_line.phone:
        values["tip_line"] = markup(district.tip_line.phone, "district.tip_line")
    if brochure.agreement:
        values["agreement_url"] = markup(brochure.agreement.url, "agreement.url", "url")
    return values


def help_phone(brochure: Brochure) -> Markup:
    """Whom a family calls for help with English: the district, else the school's front office."""
    phone = brochure.district.phone or brochure.school.phone
    return printed(phone, "help.phone", "phone", brochure.language).markup if phone else Markup()
