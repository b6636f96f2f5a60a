"""Reading in: a web page, PDF, Word document, e-mail, feed or text becomes a source's plain text.

What reads the formats is the extra ``ingest``; it runs in a process of its own, with bounds on time
and memory, since a file from outside may be made to hurt. Nothing is fetched from a network.
"""
