"""Tables as sources: rows read from CSV, set as sentences with their facts, and reckoned with.

A data set whose file is a table is cited by its rows: ``r14`` is the fourteenth row of data. Rows
are counted from 1; the header and the row of hashtags are none.
"""
