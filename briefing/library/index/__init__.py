"""The index of a library: a SQLite file in the user's cache folder that can be deleted at any time.

The YAML files are the truth. The index remembers of each what a list and a search need, and by
which facts (size, times, hash) it was read; what has changed since is read again. Whoever finds
the index damaged, from another version, locked or missing works without it.

``tokenise``    the words of texts and of queries, and the snippets shown of an answer
``rows``        a brief file as rows: one for lists, one an item for search
``pool``        reads many files, in processes of its own
``database``    the file: where it is, its tables, how it is opened, checked and set aside
``connections`` one connection for each thread that reads
``tables``      its rows, added and removed; the verdicts of items
``write``       the one writer: brings it up to date from a scan
``background_refresh``  the writer in a process of its own
``read``        rows for lists
``search``      answers queries, with ``candidates``
"""
