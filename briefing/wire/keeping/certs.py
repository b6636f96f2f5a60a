"""A desk's own certificates and the hashes of its passwords.

A desk has an authority of its own, made with it: what its consoles trust is in their invitation,
and nothing else. Keys are written with mode 0600 and never printed.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.filesystem import is_there
from briefing.paths import shown
from briefing.wire.jetstream.invitation import read_private, write_private
from briefing.wire.protocol import Refused, missing

if TYPE_CHECKING:
    from cryptography import x509

DAYS: Final = 825
"""How long a certificate of a node holds; Apple's platforms take none that holds longer."""
_AUTHORITY_DAYS: Final = 3650
ROUNDS: Final = 11
"""The cost of a password's hash, as the server's own tools take it."""


def word() -> str:
    """Return a new password that nobody guesses and nobody has to remember."""
    return secrets.token_urlsafe(24)


def hashed(password: str, rounds: int = ROUNDS) -> str:
    """Return what the server keeps of a password.

    Raises:
        Refused: the extra that makes it is not installed.
    """
    try:
        import bcrypt
    except ImportError as error:
        raise missing("desk") from error
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt(rounds, prefix=b"2a")).decode()


def make_authority(folder: Path, desk: str) -> None:
    """Make the desk's authority, ``ca.pem`` and ``ca.key``, where it is not there."""
    if is_there(folder / "ca.key") and is_there(folder / "ca.pem"):
        return
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives.asymmetric import ec
    except ImportError as error:
        raise missing("desk") from error
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"briefing desk {desk}")
    usage = x509.KeyUsage(
        digital_signature=True, key_cert_sign=True, crl_sign=True, content_commitment=False,
        key_encipherment=False, data_encipherment=False, key_agreement=False,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    made = (
        _begin(name, name, key.public_key(), _AUTHORITY_DAYS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(identifier, critical=False)
    )
    _write(folder, "ca", made, key, key)


def make_node(folder: Path, node: str, hosts: Sequence[str]) -> None:
    """Make the certificate of one node for its names and addresses, in the node's own folder.

    ``node.pem`` and ``node.key``, and beside them ``ca.pem``. The authority must be there; what was
    there of this node is replaced.
    """
    try:
        from cryptography import x509
        from cryptography.hazmat.primitives.asymmetric import ec
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
        from cryptography.x509.oid import ExtendedKeyUsageOID
    except ImportError as error:
        raise missing("desk") from error
    authority = read_private(folder / "ca.pem")
    try:
        signer = load_pem_private_key(read_private(folder / "ca.key"), None)
        issuer = x509.load_pem_x509_certificate(authority)
    except ValueError as error:
        raise Refused(f"the authority in {shown(folder)} is damaged: take its copy.") from error
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    key = ec.generate_private_key(ec.SECP256R1())
    both = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    known_by = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = (
        _begin(_name(node), issuer.subject, key.public_key(), DAYS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([_host(each) for each in hosts]), critical=False)
        .add_extension(x509.ExtendedKeyUsage(both), critical=False)
        .add_extension(known_by, critical=False)
    )
    _write(folder / node, "node", made, key, signer)
    write_private(folder / node / "ca.pem", authority.decode())


def days_left(certificate: Path) -> int:
    """Return how many days a certificate still holds, below 0 where it has ended."""
    try:
        from cryptography import x509
    except ImportError as error:
        raise missing("desk") from error
    try:
        until = x509.load_pem_x509_certificate(read_private(certificate)).not_valid_after_utc
    except ValueError as error:
        raise Refused(f"{shown(certificate)} is damaged: take its copy.") from error
    return (until - datetime.now(UTC)).days


def _name(common: str) -> x509.Name:
    from cryptography.x509 import Name, NameAttribute
    from cryptography.x509.oid import NameOID

    return Name([NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _host(name: str) -> x509.GeneralName:
    from cryptography.x509 import DNSName, IPAddress

    try:
        return IPAddress(ip_address(name))
    except ValueError:
        return DNSName(name)


def _begin(
    subject: x509.Name, issuer: x509.Name, key: object, days: int
) -> x509.CertificateBuilder:
    from cryptography import x509

    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)  # type: ignore[arg-type]
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))  # clocks differ
        .not_valid_after(now + timedelta(days=days))
    )


def _write(
    folder: Path, name: str, made: x509.CertificateBuilder, key: object, signer: object
) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)
    signed = made.sign(signer, hashes.SHA256())
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    write_private(folder / f"{name}.key", private.decode())
    write_private(folder / f"{name}.pem", signed.public_bytes(Encoding.PEM).decode())
