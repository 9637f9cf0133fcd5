/*
about = "Stocks: the value on a period's last day, or on as_of while it runs; summed over units, never over days; 0 where nothing is left. A split value without a row is 0 where the whole has one."
*/
with last_days as (
    select period_id, grain, least(ends_on, as_of) as day
    from marts.periods
    cross join kernel.span
),
sums as (
    select unit_id, period_id, split, split_value, sum(value)::bigint as value
    from kernel.leaves
    join last_days using (day)
    join kernel.bridge_by_ways using (source, leaf, ways)
    join kernel.split_grains using (unit_kind, grain, ways)
    group by all
)
select unit_id, period_id, split, split_value, value
from sums
union all
select unit_id, period_id, null, null, 0
from kernel.unit_periods
anti join (from sums where split is null) as wholes using (unit_id, period_id)
where is_there_at_end
