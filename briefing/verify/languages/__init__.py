"""Languages beside English: a table each, and what reads figures and dates by it.

``briefing.verify.language_of`` chooses; nothing else imports this package, so that a brief in
English on sources in English reads none of it.
"""
