/*
about = "Counts per unit, period and split: sums of what the leaves hold, and 0 for a whole that holds nothing. A split value without a row is 0 where the whole has one."
*/
with sums as (
    select unit_id, period_id, split, split_value, sum(value)::bigint as value
    from kernel.leaves
    join kernel.bridge_by_ways using (source, leaf, ways)
    join kernel.leaf_periods using (leaf_period_id)
    join kernel.split_grains using (unit_kind, grain, ways)
    group by all
)
select unit_id, period_id, split, split_value, value
from sums
union all
select unit_id, period_id, null, null, 0
from kernel.unit_periods
anti join (from sums where split is null) as wholes using (unit_id, period_id)
