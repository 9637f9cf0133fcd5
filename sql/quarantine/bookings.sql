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
with unread as (
    select
        row_id,
        unnest(['contact_at', 'booked_at', 'starts_at', 'cancelled_at', 'assessed_at']) as field,
        unnest([
            case when try_cast(contact_at as timestamp) is null then contact_at::varchar end,
            case when try_cast(booked_at as timestamp) is null then booked_at::varchar end,
            case when try_cast(starts_at as timestamp) is null then starts_at::varchar end,
            case when try_cast(cancelled_at as timestamp) is null then cancelled_at::varchar end,
            case when try_cast(assessed_at as timestamp) is null then assessed_at::varchar end
        ]) as found
    from raw.bookings
),
moments as (
    select
        row_id,
        unnest(['contact_at', 'booked_at', 'starts_at', 'cancelled_at', 'assessed_at']) as field,
        unnest([contact_at, booked_at, starts_at, cancelled_at, assessed_at]) as moment
    from staging.bookings
),
codes as (
    select
        row_id,
        unnest([
            'visit_type', 'booking_method', 'booking_via', 'guarantee', 'deviation_code',
            'status'
        ]) as field,
        unnest([
            case when visit_type not in ('first', 'return') then visit_type end,
            case when booking_method not in ('1', '2', '3', '4', '5') then booking_method end,
            case when booking_via not in (
                'web_clinic', 'web_search', 'phone', 'desk', 'drop_in', 'open_invitation'
            ) then booking_via end,
            case when guarantee not in ('1', '2') then guarantee end,
            case when deviation_code not in ('1', '2') then deviation_code end,
            case when status not in (
                'waiting', 'booked', 'attended', 'no_show', 'cancelled_by_patient',
                'cancelled_by_clinic'
            ) then status end
        ]) as unknown_code
    from staging.bookings
),
repeated_keys as (
    select booking_id
    from staging.bookings
    group by booking_id
    having count(*) > 1
),
known_clinics as (
    select clinic_id
    from staging.clinics
    where clinic_id is not null
        and row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
),
sound_slots as (
    select slot_id, clinic_id
    from staging.slots
    where row_id not in (select row_id from quarantine.slots where rule = 'duplicate_key')
),
late_clocks as (
    -- where the clock starts when the time is booked, it starts too late
    select clinic_id
    from staging.bookings
    where booking_via = 'phone' and booked_at is not null
    group by clinic_id
    having count(*) >= 20 and avg((contact_at = booked_at)::integer) >= 0.9
),
broken as (
    select
        row_id, 'empty_key' as rule, 'rejected' as severity,
        'booking_id' as field, null::varchar as found
    from staging.bookings
    where booking_id is null
    union all
    select row_id, 'duplicate_key', 'rejected', 'booking_id', booking_id
    from staging.bookings
    join repeated_keys using (booking_id)
    qualify row_number() over (partition by booking_id order by row_id) > 1
    union all
    select row_id, 'unparseable_value', 'rejected', field, found
    from unread
    where found is not null and row_id in (select row_id from staging.bookings)
    union all
    select row_id, 'unparseable_value', 'rejected', 'contact_at', null
    from raw.bookings
    where contact_at is null and row_id in (select row_id from staging.bookings)
    union all
    select row_id, 'date_out_of_range', 'rejected', field, moment::varchar
    from moments
    where moment < timestamp '2000-01-01'
        or moment::date > getvariable('as_of')::date + interval 2 year
    union all
    select row_id, 'unknown_clinic', 'rejected', 'clinic_id', clinic_id
    from staging.bookings
    where clinic_id is null or clinic_id not in (select clinic_id from known_clinics)
    union all
    select row_id, 'assessed_before_contact', 'rejected', 'assessed_at', assessed_at::varchar
    from staging.bookings
    -- local dates are compared where either side is date-only
    where assessed_at::date < contact_at::date
        or (
            assessed_at < contact_at
            and assessed_at <> assessed_at::date and contact_at <> contact_at::date
        )
    union all
    select row_id, 'booked_before_contact', 'rejected', 'booked_at', booked_at::varchar
    from staging.bookings
    where booked_at::date < contact_at::date
        or (
            booked_at < contact_at
            and booked_at <> booked_at::date and contact_at <> contact_at::date
        )
    union all
    select bookings.row_id, 'slot_at_another_clinic', 'rejected', 'slot_id', slot_id
    from staging.bookings as bookings
    join sound_slots as slots using (slot_id)
    where bookings.clinic_id <> slots.clinic_id
),
slots_attended_twice as (
    select slot_id
    from staging.bookings
    where status = 'attended'
    group by slot_id
    having count(*) > 1
),
attended as (
    -- only among the otherwise sound: a rejected visit takes no sound one with it
    select row_id, slot_id, booked_at
    from staging.bookings
    join slots_attended_twice using (slot_id)
    where status = 'attended' and row_id not in (select row_id from broken)
)
select row_id, rule, severity, field, found
from broken
union all
select row_id, 'slot_attended_twice', 'rejected', 'slot_id', slot_id
from attended
qualify row_number() over (partition by slot_id order by booked_at nulls last, row_id) > 1
union all
select row_id, 'date_only', 'warning', field, moment::varchar
from moments
where moment = moment::date
union all
select row_id, 'unknown_code', 'warning', field, unknown_code
from codes
where unknown_code is not null
union all
select row_id, 'profession_missing', 'warning', 'profession', null
from staging.bookings
where profession is null
union all
select row_id, 'contact_equals_booked', 'warning', 'contact_at', contact_at::varchar
from staging.bookings
join late_clocks using (clinic_id)
where booking_via = 'phone' and contact_at = booked_at
union all
select row_id, 'slot_missing', 'warning', 'slot_id', slot_id
from staging.bookings
where slot_id not in (select slot_id from staging.slots where slot_id is not null)
