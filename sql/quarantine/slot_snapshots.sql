/*
about = "Every rule that a row of slot_snapshots breaks: one row per row, rule and field."
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
        unnest(['taken_at', 'starts_at']) as field,
        unnest([
            case when try_cast(taken_at as timestamp) is null then taken_at::varchar end,
            case when try_cast(starts_at as timestamp) is null then starts_at::varchar end
        ]) as found
    from raw.slot_snapshots
),
moments as (
    select
        row_id,
        unnest(['taken_at', 'starts_at']) as field,
        unnest([taken_at, starts_at]) as moment
    from staging.slot_snapshots
),
codes as (
    select
        row_id,
        unnest(['is_free']) as field,
        unnest([
            case when try_cast(is_free as boolean) is null then is_free::varchar end
        ]) as unknown_code
    from raw.slot_snapshots
),
repeated_keys as (
    select taken_at, slot_id
    from staging.slot_snapshots
    group by taken_at, slot_id
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
    'taken_at' as field, null::varchar as found
from raw.slot_snapshots
where taken_at is null and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'empty_key', 'rejected', 'slot_id', null
from staging.slot_snapshots
where slot_id is null
union all
select row_id, 'duplicate_key', 'rejected', 'taken_at', taken_at::varchar
from staging.slot_snapshots
join repeated_keys using (taken_at, slot_id)
qualify row_number() over (partition by taken_at, slot_id order by row_id) > 1
union all
select row_id, 'unparseable_value', 'rejected', field, found
from unread
where found is not null and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
from moments
where moment < timestamp '2000-01-01'
    or moment::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic', 'rejected', 'clinic_id', clinic_id
from staging.slot_snapshots
where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null and row_id in (select row_id from staging.slot_snapshots)
