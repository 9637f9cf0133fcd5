/*
about = "The headline figure of every month, region and clinic beside what the previously published build said of it; empty for a first build."
[columns]
metric = "The headline metric."
unit_id = "The region or a clinic."
period_id = "A month."
previous_build_id = "The build that is compared with."
numerator = "Now."
denominator = "Now."
previous_numerator = "Then."
previous_denominator = "Then."
*/
select
    ratios.metric, ratios.unit_id, ratios.period_id, build.build_id as previous_build_id,
    ratios.numerator, ratios.denominator,
    before.numerator as previous_numerator, before.denominator as previous_denominator
from metrics.ratios
join previous.ratios as before using (metric, unit_id, period_id)
cross join previous.build
join marts.periods using (period_id)
join marts.units using (unit_id)
where ratios.metric = 'assessed_within_3_days_cohort'
    and periods.grain = 'month'
    and units.unit_kind in ('region', 'physio')
    and ratios.split is null
    and before.split is null
