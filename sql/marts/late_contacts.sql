/*
about = "One row per reach and contact under the care guarantee whose first booked time lay after the limit, or who had none yet: of those that can be judged, did not cancel a time inside the limit, and asked when the clinic's free times were known."
[columns]
contact_id = "A row of marts.free_slots_at_contact, as are the columns below but the last four."
clinic_id = "The own clinic."
contact_on = "Local date on which the patient sought contact."
asked_at = "When the first time was booked, or contact was sought."
first_starts_at = "Start of the first booked time; empty if there is none."
is_patient_chosen = "Coded as patient-chosen wait, deviation code 1."
is_in_time = "Assessed within the limit all the same."
booking_via = "How the first booking was made."
booking_way = "web, staff, open_invitation or other."
booking_route = "web_direct, web_guided, open_invitation, staff or other."
booking_form = "The clinic's: not_connected, direct or guided_form."
visit_weekday = "Weekday of the contact, 1 Monday to 7 Sunday."
owner = "The clinic's owner."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here."
nearest_free = "As in marts.free_slots_at_contact."
has_free_off_web = "As there, whatever the reach."
reach = "own_clinic, within_10_km, within_25_km, within_50_km or anywhere; each holds the ones before it."
has_free_slot = "A time inside the limit was free within this reach when it was asked for."
is_matched = "The same when every time is given to one at most: a row of marts.matched_contacts."
is_matched_spare = "The same when only times are given that nobody had in the end, so that nobody else would have lost one."
*/
with reaches as (
    select unnest(
        ['own_clinic', 'within_10_km', 'within_25_km', 'within_50_km', 'anywhere']
    ) as reach
),
late as (
    select
        *,
        case reach
            when 'own_clinic' then free_own_count
            when 'within_10_km' then clinics_within_10_km
            when 'within_25_km' then clinics_within_25_km
            when 'within_50_km' then clinics_within_50_km
            else clinics_anywhere
        end > 0 as has_free_slot
    from marts.free_slots_at_contact
    cross join reaches
    where is_late and is_known and is_mature and not is_cancelled_inside_window
)
select
    contact_id,
    clinic_id,
    contact_on,
    asked_at,
    first_starts_at,
    is_patient_chosen,
    is_in_time,
    booking_via,
    booking_way,
    booking_route,
    booking_form,
    visit_weekday,
    owner,
    body_region,
    age_band,
    home_municipality_id,
    nearest_free,
    has_free_off_web,
    reach,
    has_free_slot,
    matched_contacts.contact_id is not null as is_matched,
    coalesce(is_matched_spare, false) as is_matched_spare
from late
left join marts.matched_contacts using (contact_id, reach)
