"""A library that a desk shares: by git for a team, by NATS JetStream for an organisation.

A console keeps an ordinary folder, which everything else reads as ever. Here is what keeps folder
and desk the same.
"""
