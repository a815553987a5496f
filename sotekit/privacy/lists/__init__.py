"""The word lists of the screen, and the script that makes them."""
