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
sv = "Tid eller tal går inte att tolka"
en = "Time or number cannot be read"
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
*/
with repeated as (
    select taken_at, slot_id
    from staging.slot_snapshots
    where taken_at is not null and slot_id is not null
    group by taken_at, slot_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'taken_at' as field, null::varchar as found
from raw.slot_snapshots
where taken_at is null and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'empty_key' as rule, 'rejected' as severity, 'slot_id' as field, null::varchar as found
from staging.slot_snapshots
where slot_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'taken_at' as field, taken_at::varchar as found
from staging.slot_snapshots
join repeated using (taken_at, slot_id)
qualify row_number() over (partition by taken_at, slot_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'taken_at' as field, taken_at::varchar as found
from raw.slot_snapshots
where taken_at is not null and try_cast(taken_at as timestamp) is null
    and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from raw.slot_snapshots
where starts_at is not null and try_cast(starts_at as timestamp) is null
    and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'is_free' as field, is_free::varchar as found
from raw.slot_snapshots
where is_free is not null and try_cast(is_free as boolean) is null
    and row_id in (select row_id from staging.slot_snapshots)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'taken_at' as field, taken_at::varchar as found
from staging.slot_snapshots
where taken_at < timestamp '2000-01-01'
    or taken_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.slot_snapshots
where starts_at < timestamp '2000-01-01'
    or starts_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'clinic_id' as field, clinic_id as found
from staging.slot_snapshots
where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'taken_at' as field, taken_at::varchar as found
from staging.slot_snapshots
where taken_at = taken_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.slot_snapshots
where starts_at = starts_at::date
