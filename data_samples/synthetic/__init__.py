"""A fictional care region in numbers: people seek care, slots are there or not, patients choose.

Waits come out of the slots that existed and of what the patient chose among them. Nothing in here
reads real data, and nothing outside `data_samples` imports it.
"""
