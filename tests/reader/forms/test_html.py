"""Pages: the prose in, the furniture out, and what the page states of itself."""

from __future__ import annotations

from comity.reader.claims import Text
from comity.reader.forms import open_texts

PAGE = """<!doctype html>
<html lang="en-GB"><head>
<title>Ministers meet in Oslo | Council of the North</title>
<meta property="og:site_name" content="Council of the North">
<meta name="dcterms.modified" content="2023-05-06">
<link rel="canonical" href="https://north.example/news/12">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
 "headline": "Ministers meet in Oslo", "datePublished": "2023-05-04T10:00:00+02:00"}]}</script>
<style>p {color: red}</style></head>
<body class="has-sidebar">
<header class="site-header"><nav><ul><li><a href="/">Home</a>
<li><a href="/n">News</a></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to make this site work.</p></div>
<div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/n">News</a></div>
<main><article>
<header><h1>Ministers meet in Oslo</h1><p>4 May 2023</p></header>
<p>The ministers of the four   states <b>met</b>
in Oslo<sup>1</sup> on the 4<sup>th</sup> of&nbsp;May.</p>
<h2>Those present</h2>
<p>The following took part:</p>
<ul><li><a href="/a">Minister of Norway</a></li><li><p><a href="/b">Minister of Japan</a></p>
<ul><li><a href="/c">her deputy</a></li></ul></li></ul>
<table><tr><th>Session<th>Chair</tr><tr><td>First<td>Norway</tr></table>
<p>They spoke of trade,<br>defence and the sea.</p>
<div class="share-links">Share this: <a href="/x">there</a></div>
<script>document.write("<p>never seen</p>")</script>
<div hidden><p>Hidden prose.</p></div>
</article></main>
<aside><h2>Related</h2><p>Other ministers met elsewhere on another day, it is said.</p></aside>
<div class="links"><ul><li><a>One page</a><li><a>Another page</a><li><a>A third page</a></ul></div>
<footer><p>© Council of the North. All rights reserved.</p></footer>
</body></html>"""


def read(source: str | bytes, name: str = "page.html", media_type: str = "") -> Text:
    data = source if isinstance(source, bytes) else source.encode()
    [text] = open_texts(data, name, media_type)
    return text


def test_the_prose_of_a_page() -> None:
    assert read(PAGE).text == (
        "Ministers meet in Oslo\n\n4 May 2023\n\n"
        "The ministers of the four states met in Oslo on the 4th of May.\n\n"
        "Those present\n\nThe following took part:\n"
        "- Minister of Norway\n- Minister of Japan\n- her deputy\n\n"
        "Session | Chair\nFirst | Norway\n\n"
        "They spoke of trade,\ndefence and the sea."
    )


def test_what_a_page_states() -> None:
    text = read(PAGE)
    assert text.title == "Ministers meet in Oslo"
    assert text.publisher == "Council of the North"
    assert text.published == "2023-05-04"
    assert text.extra["modified"] == "2023-05-06"
    assert text.url == "https://north.example/news/12"
    assert text.language == "en-GB"
    assert text.form == "html"


def test_a_page_that_states_little() -> None:
    text = read("<title>A visit - Ministry</title><p>Last updated: 3 June 2021<p>The king came.")
    assert text.title == "A visit - Ministry"
    assert text.published == "2021-06-03"
    assert text.publisher == text.url == ""
    assert text.language == "en"


def test_a_canonical_address_must_be_one() -> None:
    page = '<link rel=canonical href="javascript:alert(1)"><p>The king came to see the sea.'
    assert read(page).url == ""


def test_a_page_in_a_div_frame_without_landmarks() -> None:
    prose = "<p>The two presidents spoke of trade and of the sea between them today.</p>" * 4
    page = (
        '<body><div id=frame><div id=top><a href="/">Home</a> <a href="/n">News</a></div>'
        f"<div id=columns><div id=left><ul><li><a>Trade</a><li><a>Sea</a><li><a>Air</a></ul></div>"
        f"<div id=middle><h1>A call</h1>{prose}</div></div><div id=end>Contact us</div></div>"
    )
    text = read(page).text
    assert text.startswith("A call\n\nThe two presidents")
    assert "Contact us" not in text
    assert "Home" not in text
    assert "Air" not in text


def test_a_page_of_bare_text_between_line_breaks() -> None:
    page = (
        "<title>Ministers' Meeting | Ministry of the North</title><body><div id=base>"
        '<div id=header><p><a href="/">The Ministry</a></p></div>'
        "<div id=contents><h1>Ministers' Meeting</h1><div>May 12, 2023</div>"
        "<div>On May 12 the ministers met for 25 minutes.<br><br>1. They spoke of trade.<br>"
        "2. They spoke of the sea.</div></div><div id=footer><p>Copyright</p></div></div>"
    )
    text = read(page)
    assert text.publisher == "Ministry of the North"
    assert text.published == "2023-05-12"
    assert text.text == (
        "Ministers' Meeting\n\nMay 12, 2023\n\nOn May 12 the ministers met for 25 minutes.\n\n"
        "1. They spoke of trade.\n2. They spoke of the sea."
    )


def test_encodings_of_pages() -> None:
    for encoding, label in (("windows-1252", "iso-8859-1"), ("utf-8", "x"), ("shift_jis", "")):
        meta = f'<meta charset="{label}">' if label else ""
        prose = (
            "東京で会談した。" * 20
            if encoding == "shift_jis"
            else "Entrevue à Genève, dite “brève”"
        )
        text = read(f"<html>{meta}<p>{prose}".encode(encoding), media_type="text/html")
        assert prose in text.text
    declared = "<p>Встреча министров в Москве".encode("koi8-r")
    assert "Встреча" in read(declared, media_type="text/html; charset=koi8-r").text


def test_preformatted_releases_keep_their_lines() -> None:
    assert read("<pre>PRESS RELEASE\n\n  The king\n  came.</pre>").text == (
        "PRESS RELEASE\n\nThe king\ncame."
    )
