/*
about = "Everywhere: cases of one metric by the combination of what it is adjusted for, and period."
*/
select
    split_value as mix,
    period_id,
    sum(numerator)::bigint as counted,
    sum(denominator)::bigint as cases
from kernel.mix_everywhere
join kernel.leaf_periods using (leaf_period_id)
where grain not in ('week', 'month')
group by all
