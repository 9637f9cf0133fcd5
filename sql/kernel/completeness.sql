/*
about = "Whether a metric is final in a period: the period lies in the data and its last day is mature. All ends at as_of by definition and holds what can be judged, so it is final once its first day is mature."
*/
select
    metric,
    period_id,
    starts_on >= data_from
        and case when grain = 'all' then starts_on else ends_on end + matures_after_days <= as_of
        as is_complete
from metrics.catalogue
cross join marts.periods
cross join marts.span
