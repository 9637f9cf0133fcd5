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
with repeated as (
    select slot_id
    from staging.slots
    where slot_id is not null
    group by slot_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'slot_id' as field, null::varchar as found
from staging.slots
where slot_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'slot_id' as field, slot_id::varchar as found
from staging.slots
join repeated using (slot_id)
qualify row_number() over (partition by slot_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from raw.slots
where starts_at is not null and try_cast(starts_at as timestamp) is null
    and row_id in (select row_id from staging.slots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'released_at' as field, released_at::varchar as found
from raw.slots
where released_at is not null and try_cast(released_at as timestamp) is null
    and row_id in (select row_id from staging.slots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'removed_at' as field, removed_at::varchar as found
from raw.slots
where removed_at is not null and try_cast(removed_at as timestamp) is null
    and row_id in (select row_id from staging.slots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'minutes' as field, minutes::varchar as found
from raw.slots
where minutes is not null and try_cast(minutes as integer) is null
    and row_id in (select row_id from staging.slots)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'is_web_bookable' as field, is_web_bookable::varchar as found
from raw.slots
where is_web_bookable is not null and try_cast(is_web_bookable as boolean) is null
    and row_id in (select row_id from staging.slots)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.slots
where starts_at < timestamp '2000-01-01'
    or starts_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'released_at' as field, released_at::varchar as found
from staging.slots
where released_at < timestamp '2000-01-01'
    or released_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'removed_at' as field, removed_at::varchar as found
from staging.slots
where removed_at < timestamp '2000-01-01'
    or removed_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'clinic_id' as field, clinic_id as found
from staging.slots
where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'starts_before_release' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.slots
where (
    starts_at::date < released_at::date
    or starts_at < released_at and starts_at <> starts_at::date and released_at <> released_at::date
)
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.slots
where starts_at = starts_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'released_at' as field, released_at::varchar as found
from staging.slots
where released_at = released_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'removed_at' as field, removed_at::varchar as found
from staging.slots
where removed_at = removed_at::date
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'visit_type' as field, visit_type as found
from staging.slots
where visit_type not in ('first', 'return')
