"""Documents out: what to say is gathered from the record, said in plain sentences, and filed.

Each sentence rests on entries, and each entry on sources that the reader may open.
"""
