/*
about = "Tables: counts per unit, period and up to three dimensions."
*/
with unit_leaves as (
    select unit_id, leaf_period_id, dimension_1, dimension_2, dimension_3, sum(count) as count
    from kernel.leaves
    join kernel.bridge using (source, leaf)
    group by all
)
select unit_id, period_id, dimension_1, dimension_2, dimension_3, sum(count)::bigint as count
from unit_leaves
join kernel.leaf_periods using (leaf_period_id)
group by all
