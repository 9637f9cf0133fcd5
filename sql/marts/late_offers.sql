/*
view = true
about = "One row per late contact and time that it could have had: free when the first time was asked for, inside the limit, at any clinic."
[columns]
contact_id = "A contact that marts.late_contacts holds."
slot_id = "A first-visit time; for web bookings one that the web shows."
ring = "How far away it is, as in marts.clinic_distances."
asked_at = "When the contact asked."
starts_at = "When the time starts."
*/
with askers as (
    select
        contact_id, clinic_id, asked_at, booking_way = 'web' as is_web,
        unnest(generate_series(asked_at::date, contact_on + limit_days, interval 1 day))::date
            as starts_on
    from marts.free_slots_at_contact
    where is_late and is_known and is_mature and not is_cancelled_inside_window
        and nearest_free <> 'none'
),
offers as (
    select
        slot_id, clinic_id as other_clinic_id, starts_on, starts_at,
        free_from, free_until, is_web_bookable
    from marts.slot_offers
    where visit_type = 'first'
)
select contact_id, slot_id, ring, asked_at, starts_at
from askers
join offers using (starts_on)
join marts.clinic_distances using (clinic_id, other_clinic_id)
where free_from <= asked_at and asked_at < free_until and starts_at > asked_at
    and (is_web_bookable or not is_web)
