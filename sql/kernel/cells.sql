/*
about = "The rows of a metric's query that lie in the metric's span, with the week and month of their day."
*/
select
    rows.* exclude (known_clinic_id),
    coalesce(region_id, known_clinic_id) as region_leaf,
    days.week_id, days.month_id
from kernel.rows
join marts.days using (day)
left join kernel.clinic_regions on clinic_regions.clinic_id = known_clinic_id
join kernel.span on rows.day between span.data_from and span.as_of
