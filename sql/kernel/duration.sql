/*
about = "Day tables: how many cases ended, were still open or came under observation after so many days."
*/
select
    unit_id, period_id, split, split_value, wait_days as day, outcome,
    sum(cases)::bigint as cases
from kernel.leaves
join kernel.bridge_by_ways using (source, leaf, ways)
join kernel.leaf_periods using (leaf_period_id)
join kernel.split_grains using (unit_kind, grain, ways)
group by all
