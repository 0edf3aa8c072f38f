"""Tags of the pages: links that keep the vantage, and signs that open the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comity.accounts.portions import is_open
from comity.dates import Answer, DateError, Span
from comity.dates import in_words as in_words_of
from comity.record.kinds import ENTRY_KINDS
from comity.record.opaque import reference
from comity.record.queries import Entry
from comity.web import titles
from comity.web.looking import looking_at
from comity.web.marks import marks
from comity.web.things import Thing

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context: dict[str, Any], name: str, *args: str, **more: str) -> str:
    """The address of a page, with the vantage; ``more`` are further parameters."""
    query = looking_at(context["request"]).query
    extra = urlencode({key: value for key, value in more.items() if value})
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
    """A sign for each entry that opens what it rests on, after the mark of all of them."""
    if entries is None:
        return SafeString("")
    several = [entries] if isinstance(entries, Entry) else list(entries)
    return mark(context, several) + format_html_join(
        SafeString("<wbr>"),
        '<a class="evidence" href="{}" title="{}" aria-label="{}">§</a>',
        (
            (address(context, "entry", reference(entry.id)), _("Open the evidence"), _("evidence"))
            for entry in several
        ),
    )


@register.simple_tag(takes_context=True)
def mark(context: dict[str, Any], entries: Entry | Iterable[Entry]) -> SafeString:
    """The portion mark of what rests on these entries; nothing for what everyone may be told."""
    several = [entries] if isinstance(entries, Entry) else entries
    return label(marks(context["request"]).of(several))


@register.simple_tag
def label(text: str) -> SafeString:
    """A handling label as a mark; nothing for an open one."""
    if not text or is_open(text):
        return SafeString("")
    return format_html(' <span class="mark">{}</span>', text)


@register.simple_tag(takes_context=True)
def banner(context: dict[str, Any]) -> SafeString:
    """What the banner says of the page: its highest label, and what stands there unmarked."""
    highest = marks(context["request"]).highest
    if not highest:
        return SafeString("")
    if is_open(highest):
        return format_html(" · {}", highest)
    words = _("the highest label here; what bears no mark may be told to anyone")
    return format_html(' · <strong>{}</strong> <span class="word">({})</span>', highest, words)


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


@register.simple_tag
def concept(scheme: str, code: str) -> str:
    """The name of a term; "" for none, a dash's place left empty."""
    return titles.concept(scheme, code) if code and code != "unknown" else ""


@register.simple_tag
def area(code: str) -> str:
    return titles.area(code)


@register.filter
def entryref(number: int) -> str:
    """The reference that stands for a row number in an address."""
    return reference(number)


@register.filter
def kindlabel(code: str) -> str:
    """What a kind of entry is called."""
    return ENTRY_KINDS[code].label if code in ENTRY_KINDS else code


#: What a revision did, by its kind; another kind says it by itself.
DONE = {
    "enter": gettext_lazy("entered"), "correct": gettext_lazy("corrected"),
    "change": gettext_lazy("changed"), "withdraw": gettext_lazy("taken back"),
    "support": gettext_lazy("given a source"), "accept": gettext_lazy("accepted"),
    "undo": gettext_lazy("undone"), "import": gettext_lazy("imported"),
    "expunge": gettext_lazy("expunged"),
}  # fmt: skip


@register.filter
def done(kind: str) -> str:
    """What a revision of that kind did to an entry."""
    return str(DONE.get(kind, kind))


@register.simple_tag
def choice(name: str, options: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """A drop-down list whose first line leaves the choice open."""
    lines = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (code, SafeString(" selected") if code == chosen else "", words)
            for code, words in [("", _("any")), *options]
        ),
    )
    return format_html('<select name="{}">{}</select>', name, lines)


def _with(context: dict[str, Any], **given: str) -> str:
    """The address of this page with some parameters set otherwise."""
    query = context["request"].GET.copy()
    for name, value in given.items():
        query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def turned(context: dict[str, Any], number: int) -> str:
    """Another page of this list."""
    return _with(context, page=str(number))


@register.simple_tag(takes_context=True)
def export(context: dict[str, Any], form: str) -> str:
    """This list in another form."""
    return _with(context, format=form)


@register.simple_tag
def covers(answer: Answer) -> SafeString:
    """Whether something is true on the day: a word in a frame, dashed where only possible."""
    words = {Answer.yes: _("yes"), Answer.possibly: _("possibly"), Answer.no: _("no")}[answer]
    return format_html('<span class="tag {}">{}</span>', answer.value, words)


@register.filter
def when(span: Span | None) -> str:
    """When something took place: a day nobody told is bounded by what is known of it."""
    if span is None:
        return ""
    start, slash, end = span.edtf.partition("/")
    if slash and not start and end == "..":
        return _("again and again")
    if slash and not start:
        words = in_words_of(Span.parse(end)) if end else ""
        return _("date not told, by %(day)s") % {"day": words} if words else _("date not told")
    if slash and not end:
        return _("date not told, after %(day)s") % {"day": in_words_of(Span.parse(start))}
    return in_words_of(span)
