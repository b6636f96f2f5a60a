"""The completion scripts, one module for each shell, filled with what the parsers know.

In all of them the words before the cursor are read as ``commands.split`` reads them: what follows
an option that takes a value is that value, the first other word is a command or stands for
``open``. Ids and themes are asked for when they are needed.
"""
