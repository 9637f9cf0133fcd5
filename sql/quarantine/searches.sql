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
sv = "Tid eller tal saknas eller går inte att tolka"
en = "Time or number is missing or cannot be read"
[rules.date_out_of_range]
severity = "rejected"
sv = "Datum före 2000 eller mer än två år fram"
en = "Date before 2000 or over two years ahead"
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
*/
with unread as (
    select
        row_id,
        unnest([
            'searched_at', 'earliest_starts_at', 'clinics_shown', 'slots_shown',
            'within_3_days'
        ]) as field,
        unnest([
            case when try_cast(searched_at as timestamp) is null then searched_at::varchar end,
            case
                when try_cast(earliest_starts_at as timestamp) is null
                    then earliest_starts_at::varchar
            end,
            case when try_cast(clinics_shown as integer) is null then clinics_shown::varchar end,
            case when try_cast(slots_shown as integer) is null then slots_shown::varchar end,
            case when try_cast(within_3_days as integer) is null then within_3_days::varchar end
        ]) as found
    from raw.searches
),
moments as (
    select
        row_id,
        unnest(['searched_at', 'earliest_starts_at']) as field,
        unnest([searched_at, earliest_starts_at]) as moment
    from staging.searches
),
repeated_keys as (
    select search_id
    from staging.searches
    group by search_id
    having count(*) > 1
)
select
    row_id, 'empty_key' as rule, 'rejected' as severity,
    'search_id' as field, null::varchar as found
from staging.searches
where search_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'search_id', search_id
from staging.searches
join repeated_keys using (search_id)
qualify row_number() over (partition by search_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.searches)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
