/*
about = "Every rule that a row of searches breaks: one row per row, rule and field."
[rules.empty_key]
severity = "rejected"
sv = "Nyckel saknas"
en = "Key is missing"
[rules.duplicate_key]
severity = "rejected"
sv = "Samma nyckel igen i samma leverans"
en = "Same key again in the same delivery"
[rules.unparseable_value]
severity = "rejected"
sv = "Tid eller tal går inte att tolka"
en = "Time or number cannot be read"
[rules.date_out_of_range]
severity = "rejected"
sv = "Datum före 2000 eller mer än två år fram"
en = "Date before 2000 or over two years ahead"
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
*/
with repeated as (
    select search_id
    from staging.searches
    where search_id is not null
    group by search_id
    having count(*) > 1
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'search_id' as field, null::varchar as found
from staging.searches
where search_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'search_id' as field, search_id::varchar as found
from staging.searches
join repeated using (search_id)
qualify row_number() over (partition by search_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'searched_at' as field, searched_at::varchar as found
from raw.searches
where searched_at is not null and try_cast(searched_at as timestamp) is null
    and row_id in (select row_id from staging.searches)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'earliest_starts_at' as field, earliest_starts_at::varchar as found
from raw.searches
where earliest_starts_at is not null and try_cast(earliest_starts_at as timestamp) is null
    and row_id in (select row_id from staging.searches)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'clinics_shown' as field, clinics_shown::varchar as found
from raw.searches
where clinics_shown is not null and try_cast(clinics_shown as integer) is null
    and row_id in (select row_id from staging.searches)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'slots_shown' as field, slots_shown::varchar as found
from raw.searches
where slots_shown is not null and try_cast(slots_shown as integer) is null
    and row_id in (select row_id from staging.searches)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'within_3_days' as field, within_3_days::varchar as found
from raw.searches
where within_3_days is not null and try_cast(within_3_days as integer) is null
    and row_id in (select row_id from staging.searches)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'searched_at' as field, searched_at::varchar as found
from staging.searches
where searched_at < timestamp '2000-01-01'
    or searched_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'earliest_starts_at' as field, earliest_starts_at::varchar as found
from staging.searches
where earliest_starts_at < timestamp '2000-01-01'
    or earliest_starts_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'searched_at' as field, searched_at::varchar as found
from staging.searches
where searched_at = searched_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'earliest_starts_at' as field, earliest_starts_at::varchar as found
from staging.searches
where earliest_starts_at = earliest_starts_at::date
