/*
about = "How many would be counted at a unit had each of its cases the chance that cases of its mix have everywhere in the same period, and how much that number varies by chance: a sum of unequal coins."
*/
with by_leaf as (
    select
        source, leaf, ways, period_id,
        -- sums of decimals are the same whatever order two threads take
        sum(denominator * chance) as expected,
        sum(denominator * spread) as variance
    from kernel.mix_leaves
    join kernel.leaf_periods using (leaf_period_id)
    join (select mix as split_value, period_id, chance, spread from kernel.mix_chances) as chances
        using (split_value, period_id)
    where denominator > 0
    group by all
)
select
    unit_id,
    period_id,
    sum(expected)::double as expected,
    sum(variance)::double as variance
from by_leaf
join kernel.bridge_by_ways using (source, leaf, ways)
group by all
