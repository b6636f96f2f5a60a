"""The index of a library: a SQLite file in the user's cache folder that can go at any time.

The YAML files are the truth. The index remembers of each what a list and a search need, and by
which facts (size, times, hash) it was read; what is no longer so is read anew. Whoever finds the
index damaged, from another version, locked or not there goes on without it.

``tokenise`` the words of texts and of queries
``rows``     a brief file as rows: one for lists, one an item for search
``pool``     reads many files with parsers in processes of their own (``worker``)
``database`` the file: where, its tables, opened, doubted, renamed away
``tables``   its rows, put in and taken out
``write``    one writer brings it up to date from a scan
``background_refresh``  the writer in a process of its own
``front``    the first rows of a list, quickly
``read``     rows for lists
``verdict_counts``  the verdicts of items, noted and counted
``search``   answers queries, with ``language``, ``candidates`` and ``snippet``
"""
