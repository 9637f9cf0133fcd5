/*
about = "Tables: counts per unit, period, split and up to three dimensions."
*/
select
    unit_id, period_id, split, split_value, dimension_1, dimension_2, dimension_3,
    sum(count)::bigint as count
from kernel.leaves
join kernel.bridge_by_ways using (source, leaf, ways)
join kernel.leaf_periods using (leaf_period_id)
join kernel.split_grains using (unit_kind, grain, ways)
group by all
