"""What the texts of a brief look like that are no words: ids, citations, dates, codes, counts."""

# Annotations are no strings here: see model.

from typing import Annotated, Final, TypeAlias

from msgspec import Meta

ID_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"
"""An id: letters, digits, dot, underscore, hyphen; it names files, so nothing else."""
CITE_PATTERN: Final = (
    r"^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,99}:)?p[1-9][0-9]{0,5}(?:-p[1-9][0-9]{0,5})?$"
)
"""A citation: ``p12``, ``p18-p20``, ``s2:p4``, ``s2:p4-p6``."""
_DAY = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
DATE_PATTERN: Final = rf"^{_DAY}(?:/{_DAY})?$"
"""A date: YYYY, YYYY-MM, YYYY-MM-DD, or an interval of two of them joined by ``/``."""
_TIME = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT_PATTERN: Final = rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[T ]{_TIME})?$"
"""A moment: YYYY-MM-DD, or date and time with an offset."""
GRADE_PATTERN: Final = r"^[A-F]?[1-6]$"
COUNTRY_PATTERN: Final = r"^[A-Z]{2}$"
SHA256_PATTERN: Final = r"^[0-9a-f]{64}$"

Text: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": r"\S"})]
Id: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": ID_PATTERN})]
Cite: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": CITE_PATTERN})]
Date: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": DATE_PATTERN})]
Moment: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": MOMENT_PATTERN})]
GradeText: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": GRADE_PATTERN})]
Country: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": COUNTRY_PATTERN})]
Latitude: TypeAlias = Annotated[float, Meta(ge=-90, le=90)]
Longitude: TypeAlias = Annotated[float, Meta(ge=-180, le=180)]
Count: TypeAlias = Annotated[int, Meta(ge=1, le=100_000)]
Sha256: TypeAlias = Annotated[str, Meta(extra_json_schema={"pattern": SHA256_PATTERN})]
