/*
about = "One row per contact for a first visit: who sought, and the first time that was booked for them, whatever came of it."
[columns]
contact_id = "The contact, as in marts.visits."
contact_at = "When the patient sought contact, local time."
asked_at = "When the first time was booked, empty if that is not told; of one who never had a time, contact_at."
first_starts_at = "Start of the first booked time; empty for one who never had a time."
assessed_at = "When the assessment was completed, local time; empty if there is none by as_of."
booking_way = "How the first booking was made: web, staff (phone or desk), open_invitation, or other."
booking_route = "The way, on the web by the clinic's form: web_direct, web_guided, open_invitation, staff or other."
booking_form = "The clinic's: not_connected, direct or guided_form."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
lives_near = "same_municipality as the clinic's, other_municipality, or unknown."
*/
with seekers as (
    select contact_id, clinic_id, booking_via
    from marts.visits
    where visit_type = 'first'
),
contacts as (
    select
        contact_id,
        min(contact_at) as contact_at,
        min(assessed_at) as assessed_at,
        arg_min(
            struct_pack(body_region, age_band, patient_municipality_code),
            -- a new time is booked after the one it replaces
            (coalesce(booked_at, starts_at, contact_at), booking_id)
        ) as seeker,
        arg_min(
            struct_pack(booked_at, starts_at), (coalesce(booked_at, starts_at), booking_id)
        ) filter (where starts_at is not null) as first_time
    from accepted.bookings
    semi join seekers using (contact_id)
    semi join (
        select unit_id as clinic_id from marts.units where unit_kind = 'physio'
    ) as physio using (clinic_id)
    group by contact_id
),
homes as (
    select unit_id as home_municipality_id from marts.units where unit_kind = 'municipality'
)
select
    contact_id,
    contact_at,
    case when first_time is null then contact_at else first_time.booked_at end as asked_at,
    first_time.starts_at as first_starts_at,
    assessed_at,
    coalesce(booking_way, 'other') as booking_way,
    case
        when booking_way = 'web' and booking_form = 'guided_form' then 'web_guided'
        when booking_way = 'web' then 'web_direct'
        else coalesce(booking_way, 'other')
    end as booking_route,
    booking_form,
    seeker.body_region,
    seeker.age_band,
    coalesce(homes.home_municipality_id, 'elsewhere') as home_municipality_id,
    case
        when seeker.patient_municipality_code is null or municipality_id is null then 'unknown'
        when municipality_id = 'municipality-' || seeker.patient_municipality_code
            then 'same_municipality'
        else 'other_municipality'
    end as lives_near
from contacts
join seekers using (contact_id)
join marts.units on units.unit_id = clinic_id
left join reference.booking_ways using (booking_via)
left join homes
    on homes.home_municipality_id = 'municipality-' || seeker.patient_municipality_code
