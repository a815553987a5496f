"""Service points in exceptional situations: who runs them, what they cover, what is left without."""
