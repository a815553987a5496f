"""The field's words as frozen dataclasses: what is known. No I/O, no clock, no third-party imports."""
