"""Days that the tests of dates share."""

from datetime import date

from hypothesis import strategies as st

THURSDAY = date(2021, 5, 13)
DAYS = st.dates(date(1600, 1, 1), date(2099, 12, 31))
