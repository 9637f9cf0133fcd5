"""Figures on request: how long a build and a page take, and how that compares with bare queries.

Nothing here is a test: times belong to a machine, so they are printed beside what they rest on.
"""
