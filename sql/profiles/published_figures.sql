/*
about = "What national statistics had published by as_of of the units and months that are reported here."
[columns]
measure = "A row of metrics.catalogue, or whatever the extract calls it."
unit_id = "A row of marts.units."
period_id = "A month, a row of marts.periods."
value = "The published share, 0-1; empty where it was withheld."
n = "How many it rests on, where that was published."
source = "Who published it."
published_on = "When."
*/
select
    measure,
    unit_id,
    month as period_id,
    -- as many decimals as anyone publishes: 63.4 is 0.634 and not a hair beside
    round(percent / 100, 6) as value,
    n,
    source,
    published_on
from accepted.published_figures
semi join marts.units using (unit_id)
semi join (select period_id as month from marts.periods where grain = 'month') as months
    using (month)
