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
is_removed = "It was withdrawn, by as_of."
is_past = "It started by as_of."
fate = "attended or no_show of the booking that stood; late_cancelled where the last booking was cancelled less than 24 hours before the start, removed where it was withdrawn, and unused where it was free from before that or from its release, each with nobody taking it again; to_come after as_of; unknown where the extract does not say what came of a booking or when it was cancelled."
taken_by_contact_id = "The contact whose booking stood; empty if none did."
taken_via = "How that booking was made."
is_taken_by_guarantee = "The contact is for a first visit under the care guarantee; false if nobody has the time."
days_from_contact = "Days from that contact to the start."
*/
with bookings as (
    select
        slot_id,
        max_by(
            struct_pack(
                contact_id, booking_via, status, cancelled_at,
                stands := coalesce(status, '') in ('booked', 'attended', 'no_show')
                    or (coalesce(status, '') not like 'cancelled%' and cancelled_at is null)
            ),
            (
                -- whoever came has had it, then whoever holds it, then the last to let it go
                coalesce(status, '') in ('attended', 'no_show'),
                coalesce(status, '') not like 'cancelled%' and cancelled_at is null,
                coalesce(cancelled_at, booked_at, contact_at), booking_id
            )
        ) as booking
    from accepted.bookings
    where slot_id is not null
    group by slot_id
),
times as (
    select
        slots.*,
        booking,
        coalesce(booking.stands, false) as is_taken,
        slots.starts_at::date <= getvariable('as_of')::date as is_past,
        units.owner,
        units.booking_form
    from accepted.slots
    join marts.units on unit_id = clinic_id and unit_kind = 'physio'
    left join bookings using (slot_id)
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
    removed_at is not null as is_removed,
    is_past,
    case
        when is_taken and booking.status in ('attended', 'no_show') then booking.status
        when is_past and is_taken then 'unknown'
        when is_past and booking is not null and booking.cancelled_at is null then 'unknown'
        when is_past and booking.cancelled_at > starts_at - interval 24 hours then 'late_cancelled'
        when not is_taken and removed_at is not null then 'removed'
        when not is_past then 'to_come'
        else 'unused'
    end as fate,
    case when is_taken then booking.contact_id end as taken_by_contact_id,
    case when is_taken then booking.booking_via end as taken_via,
    coalesce(is_taken and visits.is_guarantee and visits.visit_type = 'first', false)
        as is_taken_by_guarantee,
    case when is_taken then starts_at::date - contact_on end::integer as days_from_contact
from times
left join marts.visits on is_taken and visits.contact_id = booking.contact_id
