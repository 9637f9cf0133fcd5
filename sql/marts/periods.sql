/*
about = "Every period that touches the data: weeks, months, quarters, years, two stretches of twelve months, and all."
[columns]
period_id = "2025-W46, 2025-11, 2025-Q4, 2025, 12m-2025-10 or all."
grain = "week, month, quarter, year, 12m or all."
starts_on = "First day."
ends_on = "Last day, both included; a period that is still running ends after as_of."
*/
with known as (
    -- referrals may be handed over from an earlier day than bookings
    select min(data_from) as data_from, any_value(as_of) as as_of
    from marts.spans
    where table_name in ('bookings', 'needs', 'referrals')
),
touched as (
    select distinct days.*
    from marts.days
    join known on days.day between known.data_from and known.as_of
),
calendar as (
    select distinct
        week_id as period_id,
        'week' as grain,
        date_trunc('week', day)::date as starts_on,
        date_trunc('week', day)::date + 6 as ends_on
    from touched
    union all
    select distinct month_id, 'month', date_trunc('month', day)::date, last_day(day)
    from touched
    union all
    select distinct
        strftime(day, '%Y') || '-Q' || quarter(day),
        'quarter',
        date_trunc('quarter', day)::date,
        (date_trunc('quarter', day) + interval 3 months)::date - 1
    from touched
    union all
    select distinct
        strftime(day, '%Y'),
        'year',
        date_trunc('year', day)::date,
        (date_trunc('year', day) + interval 1 year)::date - 1
    from touched
),
last_months as (
    -- the last calendar-complete month at as_of, and the one a year before
    select data_from, last_day((last_day(as_of + 1) - interval (offset_months) months)::date) as ends_on
    from known
    cross join (values (1), (13)) as steps (offset_months)
),
twelve_months as (
    select
        '12m-' || strftime(ends_on, '%Y-%m') as period_id,
        '12m' as grain,
        (ends_on + 1 - interval 1 year)::date as starts_on,
        ends_on
    from last_months
    where ends_on >= data_from
)
select period_id, grain, starts_on, ends_on from calendar
union all
select period_id, grain, starts_on, ends_on from twelve_months
union all
select 'all', 'all', data_from, as_of from known
order by grain, starts_on
