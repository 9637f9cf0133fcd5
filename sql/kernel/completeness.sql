/*
about = "Whether a metric is final in a period: the period lies in the data, so far in that the metric can look back, and its last day is mature. All ends at as_of by definition and holds what can be judged, so it is final once its first day is mature."
*/
with spans as (
    select metric, matures_after_days, looks_back_days, data_from, as_of
    from metrics.catalogue
    join marts.spans on spans.table_name = catalogue.counts_from
)
select
    metric,
    period_id,
    case
        when grain <> 'all'
            then starts_on >= data_from + looks_back_days and ends_on + matures_after_days <= as_of
        -- the first days of all there is have no past to look back on
        else looks_back_days = 0
            and greatest(starts_on, data_from) + matures_after_days <= as_of
    end as is_complete
from spans
cross join marts.periods
