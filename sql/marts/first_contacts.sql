/*
about = "One row per contact for a first visit, under the guarantee or not, with the contacts of the same patient for the same body region at other clinics shortly before and after. Contacts without patient or body region are linked to none."
[columns]
contact_id = "As in marts.visits, as are the columns below down to entered_after_days."
patient_id = "Pseudonym."
clinic_id = "The clinic of the contact's first booking."
contact_on = "Local date on which the patient sought contact."
visit_weekday = "Weekday of the contact, 1 Monday to 7 Sunday."
is_guarantee = "Marked as under the care guarantee."
booking_via = "How the first booking was made."
owner = "The clinic's owner."
is_patient_chosen = "Coded as patient-chosen wait, deviation code 1."
assessed_on = "Local date of the assessment; empty if there is none by as_of."
wait_days = "Calendar days from contact to assessment; empty if there is none."
outcome = "assessed, no_show, cancelled or open."
ended_on = "Day on which the wait ended; empty while open."
days_to_end = "Calendar days from contact to ended_on; while open, to as_of."
entered_after_days = "Days of the wait that had passed when the extract first could see it."
booking_way = "web, staff, open_invitation or other."
booking_route = "web_direct, web_guided, open_invitation, staff or other."
booking_form = "The clinic's: not_connected, direct or guided_form."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here."
lives_near = "same_municipality as the clinic's, other_municipality, or unknown."
lead_time_days = "Days from the day on which the first time was booked to the day of it; empty if there is none, or it is not told when it was booked."
next_clinic_id = "The other clinic of the patient's next contact for the same body region, at most 30 days after this one's assessment; empty if there is none."
next_contact_on = "The date of that contact."
next_days = "Days from this assessment to it."
previous_clinic_id = "The other clinic of the patient's latest assessment for the same body region before this contact, at most 30 days before; empty if there is none."
previous_days = "Days from that assessment to this contact."
*/
with contacts as (
    select
        visits.* exclude (visit_type, cancelled_start_on),
        booking_way, booking_route, booking_form, body_region, age_band,
        home_municipality_id, lives_near, contact_at, assessed_at,
        case when first_starts_at is not null
            then first_starts_at::date - asked_at::date end::integer as lead_time_days
    from marts.visits
    join marts.first_times using (contact_id)
    where visit_type = 'first'
),
pairs as (
    select
        earlier.contact_id as earlier_id,
        later.contact_id as later_id,
        earlier.clinic_id as earlier_clinic_id,
        later.clinic_id as later_clinic_id,
        later.contact_on,
        later.contact_on - earlier.assessed_on as days,
        (later.contact_at, later.contact_id) as later_order,
        (earlier.assessed_at, earlier.contact_id) as earlier_order
    from contacts as earlier
    join contacts as later using (patient_id, body_region)
    where earlier.clinic_id <> later.clinic_id
        and later.contact_on between earlier.assessed_on and earlier.assessed_on + 30
        -- on the same day the clock decides, unless one of them tells only the day
        and (
            later.contact_at >= earlier.assessed_at
            or (
                later.contact_on = earlier.assessed_on
                and later.contact_at = later.contact_at::date
            )
        )
),
next_contacts as (
    select
        earlier_id as contact_id,
        arg_min(struct_pack(later_clinic_id, contact_on, days), later_order) as next_contact
    from pairs
    group by earlier_id
),
previous_contacts as (
    select
        later_id as contact_id,
        arg_max(struct_pack(earlier_clinic_id, days), earlier_order) as previous_contact
    from pairs
    group by later_id
)
select
    contacts.* exclude (contact_at, assessed_at),
    next_contact.later_clinic_id as next_clinic_id,
    next_contact.contact_on as next_contact_on,
    next_contact.days::integer as next_days,
    previous_contact.earlier_clinic_id as previous_clinic_id,
    previous_contact.days::integer as previous_days
from contacts
left join next_contacts using (contact_id)
left join previous_contacts using (contact_id)
