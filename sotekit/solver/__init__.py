"""The one place that talks to the integer programme solver. Knows nothing of what is planned with it."""
