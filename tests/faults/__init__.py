"""The trial of the checks: correct items, deliberate faults, and what the checks say of both."""
