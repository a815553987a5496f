"""The data repository on disk: find it, load it, append to it, edit it."""
