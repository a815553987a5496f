"""The season around the phone: what must be agreed on, what the data already answers, and the next season."""
