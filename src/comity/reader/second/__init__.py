"""Readers other than Comity's own: by name, checked, off unless somebody asks for one.

    reading = reader_named("model")(text, gazetteer)     a language model, where settings say
    reading = reader_named("mine")(text, gazetteer)      an entry point of the group comity.readers

Whatever they claim must quote the text word for word; what does not is refused, and told in
``Reading.refused``.
"""

from comity.reader.second.naming import GROUP, OWN, Reader, reader_named

__all__ = ["GROUP", "OWN", "Reader", "reader_named"]
