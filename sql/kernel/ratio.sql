/*
about = "Ratios and rates per unit, period and split: numerators and denominators are summed, never averaged."
*/
with unit_periods as (
    select
        unit_id, period_id, ways, split, split_value, is_numerator_split,
        sum(numerator) as numerator,
        sum(denominator) as denominator,
        sum(expected) as expected
    from kernel.leaves
    join kernel.bridge_by_ways using (source, leaf, ways)
    join kernel.leaf_periods using (leaf_period_id)
    join kernel.split_grains using (unit_kind, grain, ways)
    group by all
),
wholes as (
    select unit_id, period_id, denominator
    from unit_periods
    where ways = 0 and denominator > 0
),
-- where the parts of a numerator by one thing are kept
split_wholes as (
    select wholes.*
    from wholes
    join marts.periods using (period_id)
    join marts.units using (unit_id)
    join kernel.split_grains using (unit_kind, grain)
    where ways = 1
),
one_way_values as (
    select distinct split, split_value
    from kernel.leaves
    where is_numerator_split and ways = 1
)
select
    unit_id, period_id, split, split_value,
    numerator::bigint as numerator,
    denominator::bigint as denominator,
    expected::double as expected
from unit_periods
where not is_numerator_split and denominator > 0
union all
-- the parts of a numerator are shares of the whole denominator; a part that is nought is written
select
    split_wholes.unit_id, split_wholes.period_id, one_way_values.split, one_way_values.split_value,
    coalesce(unit_periods.numerator, 0)::bigint,
    split_wholes.denominator::bigint,
    null
from split_wholes
cross join one_way_values
left join unit_periods using (unit_id, period_id, split, split_value)
union all
select
    unit_id, period_id, split, split_value, unit_periods.numerator::bigint,
    wholes.denominator::bigint, null
from unit_periods
join wholes using (unit_id, period_id)
where is_numerator_split and ways >= 2
