"""The plan for exceptional situations: scenarios, activations, exercises, and the group that keeps them ready."""
