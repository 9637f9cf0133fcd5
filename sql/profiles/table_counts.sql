/*
about = "Per table of the extract, where every record went: read = accepted + quarantined + superseded + after_as_of + unreadable."
[columns]
table_name = "A table of the extract."
is_required = "The load refuses an extract without it."
is_present = "The extract has it."
records_read = "Records in its files."
accepted = "Rows that the figures rest on."
quarantined = "Rows set aside because they break a rule."
superseded = "Rows replaced by a later delivery."
after_as_of = "Rows of what happened after as_of."
unreadable = "Records that could not be read as rows."
*/
select
    table_name, is_required, is_present, records_read, accepted, quarantined, superseded,
    after_as_of, unreadable
from raw.table_counts
