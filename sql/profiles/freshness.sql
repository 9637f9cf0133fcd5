/*
about = "Per table, the first and latest day that its rows tell of."
[columns]
table_name = "A table of the extract."
first_on = "Earliest day of its leading time among accepted rows."
latest_on = "Latest such day."
complete_from = "First day from which the extract says that the table is complete."
selected_by = "How its rows were selected: started, ended or open_at."
*/
select table_name, first_on, latest_on, complete_from, selected_by
from raw.freshness
