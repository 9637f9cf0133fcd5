/*
about = "Whether a metric is final in a period: the period lies in the data and its last day is mature."
*/
select
    metric,
    period_id,
    starts_on >= data_from and ends_on + matures_after_days <= as_of as is_complete
from metrics.catalogue
cross join marts.periods
cross join marts.span
