"""The search: what has changed, and who is unlike the others, asked of every series of a build.

Knows metrics, units and months; not pages, words or readers. What it finds rests on exact counts,
so whoever tells of it hands it to the gate first.
"""
