"""Tags of the pages: links that keep the vantage, and signs that open the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comity.dates import DateError, Span
from comity.dates import in_words as in_words_of
from comity.record.opaque import reference
from comity.record.queries import Entry
from comity.web.looking import looking_at
from comity.web.things import Thing

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], name: str, *args: str, **more: str) -> str:
    """The address of a page, with the vantage; ``more`` are further parameters."""
    query = looking_at(context["request"]).query
    extra = "&".join(f"{key}={value}" for key, value in more.items())
    both = "&".join(part for part in (query, extra) if part)
    return reverse(name, args=args) + (f"?{both}" if both else "")


@register.simple_tag(takes_context=True)
def way(context: dict[str, Any], name: str, words: str) -> SafeString:
    """One way through the site, marked where one stands on it."""
    here = context["request"].resolver_match
    current = ' aria-current="page"' if here is not None and here.url_name == name else ""
    return format_html(
        '<li><a href="{}"{}>{}</a></li>', address(context, name), SafeString(current), words
    )


@register.simple_tag(takes_context=True)
def carried(context: dict[str, Any]) -> SafeString:
    """The vantage as hidden fields of a form that asks for another page."""
    pairs = parse_qsl(looking_at(context["request"]).query)
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.simple_tag(takes_context=True)
def evidence(context: dict[str, Any], entries: Entry | Iterable[Entry] | None) -> SafeString:
    """A sign for each entry that opens what it rests on."""
    if entries is None:
        return SafeString("")
    several = [entries] if isinstance(entries, Entry) else list(entries)
    return format_html_join(
        "",
        '<a class="evidence" href="{}" title="{}" aria-label="{}">§</a>',
        (
            (address(context, "entry", reference(entry.id)), _("Open the evidence"), _("evidence"))
            for entry in several
        ),
    )


@register.simple_tag(takes_context=True)
def thing(context: dict[str, Any], named: Thing | None) -> SafeString:
    """A thing's name, leading to its page where it has one."""
    if named is None:
        return SafeString("")
    if not named.page:
        return format_html("{}", named.text)
    return format_html(
        '<a href="{}">{}</a>', address(context, named.page, named.public_id), named.text
    )


@register.filter
def edtf(text: str) -> str:
    """EDTF in words; as it stands where it cannot be read."""
    try:
        return in_words_of(Span.parse(text)) if text else ""
    except DateError:
        return text


@register.filter
def in_words(span: Span | None) -> str:
    return in_words_of(span) if span else ""


@register.filter
def moment(at: datetime) -> str:
    """A time in UTC, to the second, as the vantage takes it."""
    return at.strftime("%Y-%m-%d %H:%M:%S UTC")


@register.filter
def listed(value: object) -> str:
    """A value of an entry as words."""
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
