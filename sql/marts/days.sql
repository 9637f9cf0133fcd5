/*
about = "The calendar: one row per day of the years that holidays.csv covers."
[columns]
day = "The date."
weekday = "1 Monday to 7 Sunday, ISO 8601."
is_open = "Clinics are open: Monday to Friday but for holidays and the three eves."
open_days_until = "Number of open days from the start of the calendar to this day, both included."
week_id = "Period id of its ISO week."
month_id = "Period id of its month."
*/
with years as (
    select
        date_trunc('year', min(on_date))::date as first_day,
        (date_trunc('year', max(on_date)) + interval 1 year)::date - 1 as last_day
    from reference.holidays
),
all_days as (
    select unnest(generate_series(first_day, last_day, interval 1 day))::date as day
    from years
),
marked as (
    select day, isodow(day) < 6 and holidays.on_date is null as is_open
    from all_days
    left join reference.holidays on holidays.on_date = all_days.day
)
select
    day,
    isodow(day)::integer as weekday,
    is_open,
    count(*) filter (where is_open) over (order by day)::integer as open_days_until,
    strftime(day, '%G-W%V') as week_id,
    strftime(day, '%Y-%m') as month_id
from marked
order by day
