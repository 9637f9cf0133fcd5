/*
about = "Every rule that a row of slots breaks: one row per row, rule and field."
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
[rules.unknown_clinic]
severity = "rejected"
sv = "Okänd mottagning"
en = "Unknown clinic"
[rules.starts_before_release]
severity = "rejected"
sv = "Tiden börjar innan den släpptes"
en = "Slot starts before its release"
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
*/
with unread as (
    select
        row_id,
        unnest(['starts_at', 'released_at', 'removed_at', 'minutes']) as field,
        unnest([
            case when try_cast(starts_at as timestamp) is null then starts_at::varchar end,
            case when try_cast(released_at as timestamp) is null then released_at::varchar end,
            case when try_cast(removed_at as timestamp) is null then removed_at::varchar end,
            case when try_cast(minutes as integer) is null then minutes::varchar end
        ]) as found
    from raw.slots
),
moments as (
    select
        row_id,
        unnest(['starts_at', 'released_at', 'removed_at']) as field,
        unnest([starts_at, released_at, removed_at]) as moment
    from staging.slots
),
codes as (
    select
        row_id,
        unnest(['visit_type', 'is_web_bookable']) as field,
        unnest([
            case when visit_type not in ('first', 'return') then visit_type end,
            case
                when try_cast(is_web_bookable as boolean) is null then is_web_bookable::varchar
            end
        ]) as unknown_code
    from raw.slots
),
repeated_keys as (
    select slot_id
    from staging.slots
    group by slot_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select
    row_id, 'empty_key' as rule, 'rejected' as severity,
    'slot_id' as field, null::varchar as found
from staging.slots
where slot_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'slot_id', slot_id
from staging.slots
join repeated_keys using (slot_id)
qualify row_number() over (partition by slot_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.slots)
union all
select row_id, 'unparseable_value', 'rejected', 'starts_at', null
from raw.slots
where starts_at is null and row_id in (select row_id from staging.slots)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic', 'rejected', 'clinic_id', clinic_id
from staging.slots
where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'starts_before_release', 'rejected', 'starts_at', starts_at::varchar
from staging.slots
-- local dates are compared where either side is date-only
where starts_at::date < released_at::date
    or (
        starts_at < released_at
        and starts_at <> starts_at::date and released_at <> released_at::date
    )
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null and row_id in (select row_id from staging.slots)
