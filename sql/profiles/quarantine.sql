/*
about = "Rows that break a rule, per table, rule and field; no row's content."
[columns]
table_name = "A table of the extract."
rule = "The rule's key."
severity = "rejected: the row is set aside. warning: it is kept."
field = "The column that breaks it."
rows = "Number of rows."
label_sv = "The rule in Swedish."
label_en = "The rule in English."
*/
select table_name, rule, severity, field, rows, label_sv, label_en
from raw.quarantine_counts
