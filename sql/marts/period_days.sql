/*
about = "The days of every period that the data cover."
[columns]
period_id = "A row of marts.periods."
day = "A day of the period between data_from and as_of."
*/
select period_id, day
from marts.periods
cross join marts.span
join marts.days
    on days.day between periods.starts_on and periods.ends_on
    and days.day between span.data_from and span.as_of
order by period_id, day
