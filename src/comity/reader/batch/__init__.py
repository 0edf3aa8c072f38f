"""Many documents, read on many cores, in their order, resumable after a kill.

    for outcome, place in read_many(["archive/", "crawl.warc.gz"], each, jobs=4):
        print(outcome.path, outcome.index, outcome.value)

Each file is one piece of work, but of an archive (JSONL, WARC) the n-th process takes every n-th
record. A process parses in a child of its own (``comity.reader.forms.child``) and does with each
text what ``each`` says. What comes of it is handed on one by one, in the order of the files and
whatever the number of processes, so memory stays flat however much is read, and a run that goes
on after the ``place`` of the last outcome gives what an unbroken one would have given.

    pieces    what there is to read        reading   from paths to outcomes, in order
    process   one process                  pool      several, and Spark in spark
    lines     a text's claims as JSON      writing   a file of lines with its journal
"""
