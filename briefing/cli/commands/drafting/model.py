"""``briefing draft --model``: a model of the user's choice is asked besides the rules."""

from __future__ import annotations

import os
from collections.abc import Sequence

from briefing.cli.output import Exit, Stop, agrees
from briefing.cli.target import Session
from briefing.draft.asked.admit import admit, told
from briefing.draft.asked.answer import AskedItem, decode, request
from briefing.draft.asked.endpoint import Endpoint, NotSent, endpoint, permit
from briefing.draft.asked.wire import Unsupported, ask
from briefing.draft.model import Draft


def permitted(session: Session, tlp: str, source: str, paragraphs: int) -> Endpoint:
    """Return where the model is asked, once it is sure that this text may be sent there.

    Raises:
        Stop: it may not, or whoever was asked said no.
    """
    options, model = session.options, session.config.model
    try:
        to = endpoint(model, options.model, os.environ)
        assert model is not None
        permit(to, model, tlp, yes_send=options.yes_send)
    except NotSent as error:
        raise Stop(str(error), error.hint) from error
    question = told(to, paragraphs, source, tlp)
    if not (to.local or options.yes_send or agrees(question, 'Add "--yes-send" to send it.')):
        raise Stop("nothing was sent", 'Without "--model" the rules alone draft it.', Exit.PROBLEMS)
    return to


def with_model(to: Endpoint, made: Draft, paragraphs: Sequence[str]) -> Draft:
    """Return a draft with what the model proposes of the same text.

    Raises:
        Stop: it gives no answer that can be used.
    """
    try:
        items = _asked(to, made, paragraphs)
    except NotSent as error:
        raise Stop(str(error), error.hint) from error
    return admit(made, items, paragraphs, to.model)


def _asked(to: Endpoint, made: Draft, paragraphs: Sequence[str]) -> list[AskedItem]:
    """Ask, once more in words where the endpoint knows no form of answers."""
    try:
        return decode(ask(to, request(to.model, paragraphs, made.voices)))
    except Unsupported:
        pass
    try:
        return decode(ask(to, request(to.model, paragraphs, made.voices, in_prompt=True)))
    except Unsupported as error:
        raise NotSent("model-answer", f"{to.host} refuses the request {error}") from error
