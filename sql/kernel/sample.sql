/*
about = "Samples: mean and quantiles over all values of a unit's clinics and a period's days, each counted once."
*/
select
    unit_id, period_id, split, split_value,
    count(*)::bigint as n,
    -- a sum of decimals is the same whatever order two threads take; a sum of doubles is not
    avg(value::decimal(18, 6)) as mean,
    quantile_cont(value, 0.10) as p10,
    quantile_cont(value, 0.25) as p25,
    quantile_cont(value, 0.50) as p50,
    quantile_cont(value, 0.75) as p75,
    quantile_cont(value, 0.90) as p90
from kernel.leaves
join marts.period_days using (day)
join marts.periods using (period_id)
join kernel.bridge_by_ways using (source, leaf, ways)
join kernel.split_grains using (unit_kind, grain, ways)
group by all
