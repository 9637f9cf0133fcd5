/*
about = "One row per time of a physiotherapy clinic, first visits and return visits: who had it, and what became of it."
[columns]
slot_id = "The time."
clinic_id = "Whose."
starts_at = "When it starts, local time."
starts_on = "The local date of that."
start_weekday = "Its weekday, 1 Monday to 7 Sunday."
start_hour = "The hour in which it starts, 0 to 23."
visit_type = "first or return."
is_web_bookable = "Could be booked on the web; true where the extract does not tell."
minutes = "How long."
owner = "The clinic's owner."
booking_form = "The clinic's: not_connected, direct or guided_form."
is_removed = "It was withdrawn before it started, by as_of."
is_past = "It started by as_of."
fate = "attended or no_show of the booking that stood; of a time that nobody has in the end: removed where it was withdrawn, late_cancelled where its last booking was cancelled less than 24 hours before the start, and unused where it was free from before that or from its release; to_come after as_of; unknown where the extract does not say what came of a booking or when it was cancelled. Of a time withdrawn and cancelled late: removed where the clinic cancelled, or withdrew it at least 24 hours before the start; late_cancelled where the patient let it go too late for others and the clinic took it away thereafter."
taken_by_contact_id = "The contact whose booking stood; empty if none did."
taken_via = "How that booking was made."
is_taken_by_guarantee = "The contact is for a first visit under the care guarantee; false if nobody has the time."
days_from_contact = "Days from that contact to the start."
*/
with bookings as (
    select
        slot_id, contact_id, booking_via, status, cancelled_at,
        coalesce(status, '') not like 'cancelled%'
            and (cancelled_at is null or status in ('booked', 'attended', 'no_show')) as is_standing
    from accepted.bookings
    where slot_id is not null
    -- whoever came had it, then whoever holds it, then the last to let it go
    qualify row_number() over (
        partition by slot_id
        order by
            coalesce(status, '') in ('attended', 'no_show') desc, is_standing desc,
            coalesce(cancelled_at, booked_at, contact_at) desc, booking_id
    ) = 1
),
times as (
    select
        slots.*,
        bookings.* exclude (slot_id, contact_id, booking_via, is_standing),
        coalesce(removed_at <= slots.starts_at, false) as is_removed,
        starts_at - interval 24 hours as last_in_good_time,
        bookings.slot_id is not null as was_booked,
        coalesce(is_standing, false) as is_taken,
        case when is_standing then contact_id end as taken_by_contact_id,
        case when is_standing then booking_via end as taken_via,
        slots.starts_at::date <= getvariable('as_of')::date as is_past,
        units.owner,
        units.booking_form
    from accepted.slots
    join marts.units on unit_id = clinic_id and unit_kind = 'physio'
    left join bookings on bookings.slot_id = slots.slot_id
)
select
    slot_id,
    times.clinic_id,
    starts_at,
    starts_at::date as starts_on,
    isodow(starts_at)::integer as start_weekday,
    hour(starts_at)::integer as start_hour,
    times.visit_type,
    coalesce(is_web_bookable, true) as is_web_bookable,
    minutes,
    times.owner,
    booking_form,
    is_removed,
    is_past,
    case
        when status in ('attended', 'no_show') then status
        when is_removed and not is_taken
            and (status = 'cancelled_by_clinic' or removed_at <= last_in_good_time) then 'removed'
        when is_past and is_taken then 'unknown'
        when is_past and was_booked and cancelled_at is null then 'unknown'
        when is_past and cancelled_at > last_in_good_time then 'late_cancelled'
        when is_removed and not is_taken then 'removed'
        when not is_past then 'to_come'
        else 'unused'
    end as fate,
    taken_by_contact_id,
    taken_via,
    coalesce(visits.is_guarantee and visits.visit_type = 'first', false) as is_taken_by_guarantee,
    (starts_at::date - contact_on)::integer as days_from_contact
from times
left join marts.visits on visits.contact_id = taken_by_contact_id
