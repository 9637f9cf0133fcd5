/*
about = "Which periods each leaf period is part of: a month of itself and all that is coarser, a week of itself."
[columns]
leaf_period_id = "Period id of a week or a month."
period_id = "A period that holds it."
grain = "The grain of that period."
*/
select weeks.period_id as leaf_period_id, weeks.period_id, weeks.grain
from marts.periods as weeks
where weeks.grain = 'week'
union all
select months.period_id, coarser.period_id, coarser.grain
from marts.periods as months
join marts.periods as coarser
    on coarser.grain <> 'week'
    and coarser.starts_on <= months.ends_on
    and coarser.ends_on >= months.starts_on
where months.grain = 'month'
