"""The model option: a language model at an address of the user's own choice proposes items, too.

Off unless it is set up and asked for. What it answers is treated as hostile: each item passes a
gate that refuses rather than repairs, and none is ever more than a proposal.
"""
