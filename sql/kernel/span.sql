/*
about = "One row for the metric at hand: the days that it can tell of, those of the table that it counts from."
*/
select data_from, as_of
from marts.spans
where table_name = $counts_from
