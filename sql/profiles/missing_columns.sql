/*
about = "Columns that the extract could have held but does not."
[columns]
table_name = "A table of the extract."
column_name = "The column's canonical name."
*/
select table_name, column_name
from raw.missing_columns
