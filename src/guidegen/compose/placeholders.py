"""What stands for each placeholder in a guide, as markup and as the target of a link."""

from collections.abc import Mapping

from markupsafe import Markup

from guidegen.compose import fields
from guidegen.compose.brochure import Brochure


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
    rtl = brochure.language.right_to_left

    def name(value: str, field: str) -> Markup:
        return fields.words(value, field, rtl=rtl)

    values = {
        "district": name(district.name, "district.name"),
        "school": name(school.name, "school.name"),
        "school_year": name(district.school_year, "district.school_year"),
        "emergency": fields.phone(district.emergency_number, "district.emergency"),
    }
    if school.agency:
        values["agency"] = name(school.agency, "school.agency")
    if district.website:
        values["website"] = fields.url(district.website, "district.website")
    if district.email:
        values["email"] = fields.email(district.email, "district.email")
    if brochure.guide_url:
        values["guide_url"] = fields.url(brochure.guide_url, "guide.url")
    if district.phone:
        values["phone"] = fields.phone(district.phone, "district.phone")
    if district.tip_line.phone:
        values["tip_line"] = fields.phone(district.tip_line.phone, "district.tip_line")
    if brochure.agreement:
        values["agreement_url"] = fields.url(brochure.agreement.url, "agreement.url")
    return values


def help_phone(brochure: Brochure) -> Markup:
    """Whom a family calls for help with English: the district, else the school's front office."""
    phone = brochure.district.phone or brochure.school.phone
    return fields.phone(phone, "help.phone") if phone else Markup()
