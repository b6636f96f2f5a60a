"""Where a model is asked, and whether this text may be sent there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from briefing.brief.scales import tlp_rank
from briefing.paths import config_file, short
from briefing.settings import Model
from briefing.text import clean

_FREE: Final = 1
"""How strict a label may be, at most, of a text that is sent without a word of its own: green."""
_PATH: Final = "/chat/completions"
_KEY: Final = re.compile(r"[!-~]{1,4096}")


class NotSent(Exception):
    """A text is not sent, or what came back is no answer: ``code``, a sentence, the way out."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


class Endpoint(NamedTuple):
    """Where to send a request; ``local`` says that it is this machine."""

    host: str
    port: int
    path: str
    secure: bool
    local: bool
    model: str
    key: str = ""


def endpoint(model: Model | None, name: str, variables: Mapping[str, str]) -> Endpoint:
    """Return the endpoint of the settings; ``name`` is that of another model there, "" for its own.

    Raises:
        NotSent: there is none, its address is none, or its key is not at hand.
    """
    if model is None:
        raise NotSent(
            "model-host",
            "no model is set up",
            f"Set one in {short(config_file())}, "
            'as "model: {url: http://127.0.0.1:8080/v1, name: NAME}".',
        )
    try:
        parts = urlsplit(model.url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    secure = parts.scheme == "https"
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    if not host or parts.scheme not in ("http", "https") or not plain:
        raise NotSent(
            "model-host",
            f"{clean(model.url)} is no address of a model",
            "As http://127.0.0.1:8080/v1.",
        )
    asked = clean(name or model.name or "")
    if not asked:
        raise NotSent("model-host", "the model has no name", 'As "--model NAME".')
    return Endpoint(
        host=host,
        port=port or (443 if secure else 80),
        path=f"{parts.path.rstrip('/')}{_PATH}",
        secure=secure,
        local=is_local(host),
        model=asked,
        key=_key(model, variables),
    )


def _key(model: Model, variables: Mapping[str, str]) -> str:
    """Return the key, from the environment alone."""
    if not model.key_env:
        return ""
    key = variables.get(model.key_env, "")
    if not _KEY.fullmatch(key):
        state = "is not set" if not key else "is no key"
        raise NotSent(
            "model-host",
            f"the variable {clean(model.key_env)} {state}",
            "The key of the model is taken from the environment alone.",
        )
    return key


def is_local(host: str) -> bool:
    """Tell whether a host is this machine, by its name alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def permit(to: Endpoint, model: Model, tlp: str, *, yes_send: bool) -> None:
    """Refuse what may not leave this machine.

    Raises:
        NotSent: the host is not among those named, the way is not encrypted, or the text's label
            does not allow it.
    """
    if to.local:
        return
    if to.host.lower() not in {host.lower() for host in model.hosts}:
        raise NotSent(
            "model-host",
            f"{clean(to.host)} is not among the hosts that a text may be sent to",
            'Name it under "hosts" of the setting "model".',
        )
    if not to.secure:
        raise NotSent(
            "model-host",
            f"the way to {clean(to.host)} is not encrypted",
            "Give its address with https.",
        )
    if tlp_rank(tlp) > tlp_rank(model.most_tlp):
        raise NotSent(
            "model-tlp",
            f"the text is TLP:{tlp}, and at most TLP:{model.most_tlp} may be sent",
            'Give its label with "--tlp", or ask a model on this machine.',
        )
    if tlp_rank(tlp) > _FREE and not yes_send:
        raise NotSent(
            "model-tlp",
            f"the text is TLP:{tlp}",
            'Add "--yes-send" if it may leave this machine.',
        )


def proxy_for(to: Endpoint) -> tuple[str, int] | None:
    """Return the proxy of the environment for an endpoint elsewhere, None without one."""
    if to.local:
        return None
    from urllib.request import getproxies, proxy_bypass

    named = getproxies().get("https", "")
    if not named or proxy_bypass(to.host):
        return None
    parts = urlsplit(named if "//" in named else f"//{named}")
    return (parts.hostname, parts.port or 80) if parts.hostname else None
