"""Documents of many forms in, texts in normal form out.

    >>> from comity.reader.forms import open_texts
    >>> [text] = open_texts(b"DATE: 2022-04-07\n\nVisit announced\n\nThe minister will visit.")
    >>> text.title, text.published
    ('Visit announced', '2022-04-07')

Forms that need a parser are parsed in a child process with limits of time and memory
(``child.py``), so that a hostile document costs one typed error. ``registry.py`` lists the forms.
"""

from comity.reader.forms.document import LIMITS, Limits
from comity.reader.forms.errors import FormError
from comity.reader.forms.opening import open_parts, open_texts

__all__ = ["LIMITS", "FormError", "Limits", "open_parts", "open_texts"]
