/*
about = "The rows of a metric's query that lie in the metric's span, with the week and month of their day."
*/
select rows.*, days.week_id, days.month_id
from kernel.rows
join marts.days using (day)
join kernel.span on rows.day between span.data_from and span.as_of
