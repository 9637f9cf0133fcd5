/*
about = "Columns of the extract that nothing here reads."
[columns]
table_name = "A table of the extract."
column_name = "The column's name in the extract."
rows = "Records in which it held something."
*/
select table_name, column_name, rows
from raw.ignored_columns
