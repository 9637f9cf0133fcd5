/*
about = "Cases of a duration metric, counted by the days they took and how they ended; late entries are counted beside."
*/
with cases as (
    select
        rows.* exclude (day, known_clinic_id),
        coalesce(region_id, known_clinic_id) as region_leaf,
        days.week_id, days.month_id
    from kernel.rows
    join marts.days using (day)
    left join kernel.clinic_regions on clinic_regions.clinic_id = known_clinic_id
    join kernel.span on rows.day between span.data_from and span.as_of
)
select * exclude (entered_after_days), count(*) as cases
from cases
group by all
union all by name
select
    * exclude (wait_days, outcome, entered_after_days),
    entered_after_days as wait_days,
    'entered' as outcome,
    count(*) as cases
from cases
where entered_after_days > 0
group by all
