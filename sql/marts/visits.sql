/*
about = "One row per visit that someone sought at a physiotherapy clinic: one seeker's one contact, whether made, cancelled or still waited for. Rebookings, and a new time after a no-show, belong to the same row."
[columns]
contact_id = "The contact; where the extract has none, patient, clinic and time of contact together, or the booking."
patient_id = "Pseudonym."
clinic_id = "The clinic of the contact's first booking."
contact_on = "Local date on which the patient sought contact."
visit_weekday = "Weekday of the contact, 1 Monday to 7 Sunday."
visit_type = "first or return."
is_guarantee = "A booking of the contact is marked as under the care guarantee."
booking_via = "How the first booking was made."
owner = "The clinic's owner."
is_patient_chosen = "A booking of the contact is coded as patient-chosen wait, deviation code 1."
assessed_on = "Local date of the assessment, of a return visit the visit; empty if there is none by as_of."
wait_days = "Calendar days from contact to assessment; empty if there is none."
outcome = "assessed, no_show, cancelled or open."
ended_on = "Day on which the wait ended: assessed, missed, or cancelled with no new time; empty while open."
days_to_end = "Calendar days from contact to ended_on; while open, to as_of."
entered_after_days = "Days of the wait that had passed when the extract first could see it; 0 for nearly all."
cancelled_start_on = "Earliest start of a time that the patient cancelled; empty if there is none."
*/
with bookings as (
    select
        *,
        -- a new time is booked after the one it replaces
        (coalesce(booked_at, starts_at, contact_at), booking_id) as place_in_contact
    from accepted.bookings
    semi join (
        select unit_id as clinic_id from marts.units where unit_kind = 'physio'
    ) as physio using (clinic_id)
),
contacts as (
    select
        contact_id,
        arg_min(
            struct_pack(patient_id, clinic_id, visit_type, booking_via), place_in_contact
        ) as first_booking,
        min(contact_at)::date as contact_on,
        bool_or(guarantee = '1') is true as is_guarantee,
        bool_or(deviation_code = '1') is true as is_patient_chosen,
        min(assessed_at)::date as assessed_on,
        (min(starts_at) filter (where status = 'attended'))::date as attended_on,
        bool_or(
            coalesce(status, '') not in ('no_show', 'cancelled_by_patient', 'cancelled_by_clinic')
        ) as has_open_booking,
        arg_max(struct_pack(status, starts_at), place_in_contact) as last_booking,
        max(cancelled_at)::date as cancelled_on,
        (min(starts_at) filter (where status = 'cancelled_by_patient'))::date
            as cancelled_start_on
    from bookings
    group by contact_id
),
assessed as (
    select
        * replace (
            case when first_booking.visit_type = 'return' then coalesce(assessed_on, attended_on)
            else assessed_on end as assessed_on
        )
    from contacts
),
ended as (
    select
        *,
        case
            when assessed_on is not null then 'assessed'
            -- a booked time in the past without an outcome is still waiting
            when has_open_booking then 'open'
            when last_booking.status = 'no_show' then 'no_show'
            else 'cancelled'
        end as outcome,
        case outcome
            when 'assessed' then assessed_on
            when 'no_show' then coalesce(last_booking.starts_at::date, contact_on)
            when 'cancelled'
                then coalesce(cancelled_on, last_booking.starts_at::date, contact_on)
        end as ended_on
    from assessed
)
select
    ended.contact_id,
    ended.first_booking.patient_id,
    ended.first_booking.clinic_id,
    ended.contact_on,
    isodow(ended.contact_on)::integer as visit_weekday,
    ended.first_booking.visit_type,
    ended.is_guarantee,
    ended.first_booking.booking_via,
    units.owner,
    ended.is_patient_chosen,
    ended.assessed_on,
    (ended.assessed_on - ended.contact_on)::integer as wait_days,
    ended.outcome,
    ended.ended_on,
    (coalesce(ended.ended_on, span.as_of) - ended.contact_on)::integer as days_to_end,
    case
        when deliveries.selected_by in ('ended', 'open_at')
            then greatest(span.data_from - ended.contact_on, 0)
        else 0
    end::integer as entered_after_days,
    ended.cancelled_start_on
from ended
join marts.units on units.unit_id = ended.first_booking.clinic_id
cross join marts.span
left join raw.deliveries on deliveries.table_name = 'bookings'
