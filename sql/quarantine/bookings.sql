/*
about = "Every rule that a row of bookings breaks: one row per row, rule and field."
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
[rules.assessed_before_contact]
severity = "rejected"
sv = "Bedömd före kontakten"
en = "Assessed before the contact"
[rules.booked_before_contact]
severity = "rejected"
sv = "Bokad före kontakten"
en = "Booked before the contact"
[rules.slot_at_another_clinic]
severity = "rejected"
sv = "Tiden hör till en annan mottagning"
en = "Slot belongs to another clinic"
[rules.slot_attended_twice]
severity = "rejected"
sv = "Andra genomförda besöket på samma tid"
en = "Second attended booking of one slot"
[rules.date_only]
severity = "warning"
sv = "Tidpunkt utan klockslag"
en = "Time without a time of day"
[rules.unknown_code]
severity = "warning"
sv = "Okänd kod"
en = "Unknown code"
[rules.profession_missing]
severity = "warning"
sv = "Yrkeskategori saknas"
en = "Profession is missing"
[rules.contact_equals_booked]
severity = "warning"
sv = "Kontakttid lika med bokningstid för nästan alla telefonbokningar"
en = "Contact time equals booking time for nearly all phone bookings"
[rules.slot_missing]
severity = "warning"
sv = "Bokad tid saknas bland tiderna"
en = "Booked slot is not among the slots"
*/
with repeated as (
    select booking_id
    from staging.bookings
    where booking_id is not null
    group by booking_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
),
attended_twice as (
    select slot_id
    from staging.bookings
    where status = 'attended' and slot_id is not null
        -- the same booking again is a duplicate key, not a second visit
    group by slot_id
    having count(distinct booking_id) > 1
),
attended_once_each as (
    select distinct on (booking_id) row_id, slot_id, booked_at
    from staging.bookings
    join attended_twice using (slot_id)
    where status = 'attended' and booking_id is not null
    order by booking_id, row_id
),
late_clocks as (
    -- the clock of these clinics starts when the time is booked: too late
    select clinic_id
    from staging.bookings
    where booking_via = 'phone' and booked_at is not null
    group by clinic_id
    having count(*) >= 20 and avg((contact_at = booked_at)::integer) >= 0.9
)
select row_id, 'empty_key' as rule, 'rejected' as severity, 'booking_id' as field, null::varchar as found
from staging.bookings
where booking_id is null
union all
select row_id, 'duplicate_key' as rule, 'rejected' as severity, 'booking_id' as field, booking_id::varchar as found
from staging.bookings
join repeated using (booking_id)
qualify row_number() over (partition by booking_id order by row_id) > 1
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'contact_at' as field, contact_at::varchar as found
from raw.bookings
where contact_at is not null and try_cast(contact_at as timestamp) is null
    and row_id in (select row_id from staging.bookings)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'booked_at' as field, booked_at::varchar as found
from raw.bookings
where booked_at is not null and try_cast(booked_at as timestamp) is null
    and row_id in (select row_id from staging.bookings)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from raw.bookings
where starts_at is not null and try_cast(starts_at as timestamp) is null
    and row_id in (select row_id from staging.bookings)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'cancelled_at' as field, cancelled_at::varchar as found
from raw.bookings
where cancelled_at is not null and try_cast(cancelled_at as timestamp) is null
    and row_id in (select row_id from staging.bookings)
union all
select row_id, 'unparseable_value' as rule, 'rejected' as severity, 'assessed_at' as field, assessed_at::varchar as found
from raw.bookings
where assessed_at is not null and try_cast(assessed_at as timestamp) is null
    and row_id in (select row_id from staging.bookings)
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'contact_at' as field, contact_at::varchar as found
from staging.bookings
where contact_at < timestamp '2000-01-01'
    or contact_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'booked_at' as field, booked_at::varchar as found
from staging.bookings
where booked_at < timestamp '2000-01-01'
    or booked_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.bookings
where starts_at < timestamp '2000-01-01'
    or starts_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'cancelled_at' as field, cancelled_at::varchar as found
from staging.bookings
where cancelled_at < timestamp '2000-01-01'
    or cancelled_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'date_out_of_range' as rule, 'rejected' as severity, 'assessed_at' as field, assessed_at::varchar as found
from staging.bookings
where assessed_at < timestamp '2000-01-01'
    or assessed_at::date > getvariable('as_of')::date + interval 2 year
union all
select row_id, 'unknown_clinic' as rule, 'rejected' as severity, 'clinic_id' as field, clinic_id as found
from staging.bookings
where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
union all
select row_id, 'assessed_before_contact' as rule, 'rejected' as severity, 'assessed_at' as field, assessed_at::varchar as found
from staging.bookings
where (
    assessed_at::date < contact_at::date
    or assessed_at < contact_at and assessed_at <> assessed_at::date and contact_at <> contact_at::date
)
union all
select row_id, 'booked_before_contact' as rule, 'rejected' as severity, 'booked_at' as field, booked_at::varchar as found
from staging.bookings
where (
    booked_at::date < contact_at::date
    or booked_at < contact_at and booked_at <> booked_at::date and contact_at <> contact_at::date
)
union all
select bookings.row_id, 'slot_at_another_clinic' as rule, 'rejected' as severity, 'slot_id' as field, slot_id as found
from staging.bookings as bookings
join staging.slots as slots using (slot_id)
where bookings.clinic_id <> slots.clinic_id
union all
select row_id, 'slot_attended_twice' as rule, 'rejected' as severity, 'slot_id' as field, slot_id as found
from attended_once_each
qualify row_number() over (partition by slot_id order by booked_at nulls last, row_id) > 1
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'contact_at' as field, contact_at::varchar as found
from staging.bookings
where contact_at = contact_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'booked_at' as field, booked_at::varchar as found
from staging.bookings
where booked_at = booked_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'starts_at' as field, starts_at::varchar as found
from staging.bookings
where starts_at = starts_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'cancelled_at' as field, cancelled_at::varchar as found
from staging.bookings
where cancelled_at = cancelled_at::date
union all
select row_id, 'date_only' as rule, 'warning' as severity, 'assessed_at' as field, assessed_at::varchar as found
from staging.bookings
where assessed_at = assessed_at::date
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'visit_type' as field, visit_type as found
from staging.bookings
where visit_type not in ('first', 'return')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'booking_method' as field, booking_method as found
from staging.bookings
where booking_method not in ('1', '2', '3', '4', '5')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'booking_via' as field, booking_via as found
from staging.bookings
where booking_via not in (
    'web_clinic', 'web_search', 'phone', 'desk', 'drop_in', 'open_invitation'
)
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'guarantee' as field, guarantee as found
from staging.bookings
where guarantee not in ('1', '2')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'deviation_code' as field, deviation_code as found
from staging.bookings
where deviation_code not in ('1', '2')
union all
select row_id, 'unknown_code' as rule, 'warning' as severity, 'status' as field, status as found
from staging.bookings
where status not in (
    'waiting', 'booked', 'attended', 'no_show', 'cancelled_by_patient', 'cancelled_by_clinic'
)
union all
select row_id, 'profession_missing' as rule, 'warning' as severity, 'profession' as field, null::varchar as found
from staging.bookings
where profession is null
union all
select row_id, 'contact_equals_booked' as rule, 'warning' as severity, 'contact_at' as field, contact_at::varchar as found
from staging.bookings
join late_clocks using (clinic_id)
where booking_via = 'phone' and contact_at = booked_at
union all
select row_id, 'slot_missing' as rule, 'warning' as severity, 'slot_id' as field, slot_id as found
from staging.bookings
where slot_id not in (select slot_id from staging.slots where slot_id is not null)
