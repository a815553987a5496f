"""Measurements that people run by hand: how fast, how good, how large."""
