/*
about = "Stocks: the value on a period's last day, or on as_of while it runs; summed over units, never over days."
*/
with last_days as (
    select period_id, grain, least(ends_on, as_of) as day
    from marts.periods
    cross join marts.span
)
select unit_id, period_id, split, split_value, sum(value)::bigint as value
from kernel.leaves
join last_days using (day)
join kernel.bridge using (source, leaf)
join kernel.split_grains using (unit_kind, grain)
where split is null or has_splits
group by all
