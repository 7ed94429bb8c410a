"""The site: a district's guides as pages of the web, where the QR codes of its paper ones lead."""

from guidegen.site.publishing import PAGE, SiteFile, no_longer_right, site_files

__all__ = ["PAGE", "SiteFile", "no_longer_right", "site_files"]
