/*
about = "The days of every period that the data cover."
[columns]
period_id = "A row of marts.periods."
day = "A day of the period between the first known day and as_of."
*/
with known as (select starts_on, ends_on from marts.periods where grain = 'all')
select period_id, day
from marts.periods
cross join known
join marts.days
    on days.day between periods.starts_on and periods.ends_on
    and days.day between known.starts_on and known.ends_on
order by period_id, day
