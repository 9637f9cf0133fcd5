/*
about = "One row: the days that the figures cover, and the first twelve complete months of them."
[columns]
data_from = "First day from which bookings are complete."
as_of = "Last complete day; nothing later is known."
baseline_from = "First day of the first calendar month that lies wholly within the data."
baseline_to = "Last day of the twelfth such month, or as_of where there are fewer."
*/
with known as (
    select
        getvariable('as_of')::date as as_of,
        coalesce(
            (select max(complete_from) from raw.deliveries where table_name = 'bookings'),
            (select min(contact_at)::date from accepted.bookings),
            getvariable('as_of')::date
        ) as data_from
),
baseline as (
    select
        *,
        case
            when day(data_from) = 1 then data_from
            else (last_day(data_from) + 1)::date
        end as baseline_from
    from known
)
select
    data_from,
    as_of,
    baseline_from,
    least((baseline_from + interval 1 year)::date - 1, as_of)::date as baseline_to
from baseline
