"""The writing wing: extract files in, one warehouse file of aggregates out.

It promises that no patient row reaches the warehouse, that every record read is accounted for,
that a refusal leaves the published folder as it was, and that the same extracts, SQL and
`as_of` give the same numbers and the same build id. It knows nothing of pages or slides.
"""
