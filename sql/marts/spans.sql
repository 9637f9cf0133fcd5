/*
about = "The days that each table of the extract tells of, for metrics that count from another table than bookings."
[columns]
table_name = "A table of the extract whose rows have a moment."
data_from = "First day from which it is complete: what the delivery states, else the first day with at least a tenth of a normal weekday's rows, else as_of."
as_of = "Last complete day; the same for all."
*/
with moments as (
    select 'slots' as table_name, starts_at::date as day from accepted.slots
    union all
    select 'needs', need_at::date from accepted.needs
    union all
    select 'referrals', sent_at::date from accepted.referrals
    union all
    select 'referral_events', event_at::date from accepted.referral_events
    union all
    select 'searches', searched_at::date from accepted.searches
    union all
    select 'slot_snapshots', taken_at::date from accepted.slot_snapshots
),
days as (
    select table_name, day, count(*) as row_count
    from moments
    where day is not null
    group by all
),
normal_days as (
    select table_name, median(row_count) as usual_count
    from days
    where isodow(day) < 6
    group by all
),
-- a stray row of years ago is no beginning
first_days as (
    select table_name, min(day) as first_on
    from days
    left join normal_days using (table_name)
    where row_count >= coalesce(usual_count, 0) / 10
    group by all
),
tables as (
    select unnest(
        ['slots', 'needs', 'referrals', 'referral_events', 'searches', 'slot_snapshots']
    ) as table_name
),
stated as (
    select table_name, max(complete_from) as complete_from
    from raw.deliveries
    group by all
)
select
    table_name,
    least(coalesce(complete_from, first_on, as_of), as_of) as data_from,
    as_of
from tables
left join stated using (table_name)
left join first_days using (table_name)
cross join (select as_of from marts.span) as known
union all
select 'bookings', data_from, as_of
from marts.span
order by table_name
