/*
about = "One row per contact under the care guarantee: which first-visit times were free when the first time was booked, inside the limit, at the own clinic and at others. Free times of clinics that tell of none are not known and not counted."
[columns]
contact_id = "A row of marts.guarantee_contacts."
clinic_id = "The clinic of the contact's first booking, the own one."
contact_on = "Local date on which the patient sought contact; day 0 of the limit."
asked_at = "When the first time was booked; of one who never had a time, when contact was sought."
first_starts_at = "Start of the first booked time; empty for one who never had a time."
limit_days = "Calendar days that the guarantee allows."
is_late = "The first booked time starts after the limit, or there is no time yet."
is_known = "The moment is told to the minute, the own clinic's free times were known then, and no time of marts.slot_doubts may make good that there was none; without it all that follows from free times is empty or none and says nothing."
is_mature = "The limit has passed by as_of."
is_cancelled_inside_window = "The patient cancelled a time that lay inside the limit."
is_patient_chosen = "Coded as patient-chosen wait, deviation code 1."
is_in_time = "Assessed within the limit."
booking_via = "How the first booking was made."
booking_way = "web, staff, open_invitation or other."
booking_route = "web_direct, web_guided, open_invitation, staff or other."
booking_form = "The clinic's: not_connected, direct or guided_form."
visit_weekday = "Weekday of the contact, 1 Monday to 7 Sunday."
owner = "The clinic's owner."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here."
free_own_count = "Times at the own clinic that were free at that moment, start after it and lie inside the limit; for web bookings those that the web shows."
clinics_within_10_km = "Clinics with such a time, the own one and those at most 10 km from it."
clinics_within_25_km = "The same, at most 25 km."
clinics_within_50_km = "The same, at most 50 km."
clinics_anywhere = "The same, all clinics."
nearest_free = "The narrowest of own_clinic, within_10_km, within_25_km, within_50_km and anywhere with such a time; none without."
has_free_off_web = "A web booking for which the web showed no such time at the own clinic, and another was free there that it did not show."
earliest_own_at = "Start of the earliest time that was free at the own clinic and lies before the booked one, at most four weeks after the contact; empty if there is none."
earliest_any_at = "The same, at any clinic."
*/
with contacts as (
    select
        contacts.*,
        asked_at, first_starts_at, booking_way, booking_route, booking_form,
        coalesce(
            first_starts_at::date > contact_on + limit_days,
            first_starts_at is null and outcome = 'open'
        ) as is_late
    from marts.guarantee_contacts as contacts
    join marts.first_times using (contact_id)
),
in_known_days as (
    select contact_id
    from contacts
    join marts.slot_days_known using (clinic_id)
    where asked_at >= known_from and asked_at < known_until and asked_at <> asked_at::date
),
askers as (
    select
        contact_id, clinic_id, asked_at, booking_way = 'web' as is_web,
        contact_on + limit_days as last_on,
        coalesce(first_starts_at, (contact_on + 29)::timestamp) as before_at,
        least(before_at::date, contact_on + 28) as look_until
    from contacts
    semi join in_known_days using (contact_id)
),
offers as (
    select clinic_id as other_clinic_id, starts_on, starts_at, free_from, free_until, is_web_bookable
    from marts.slot_offers
    where visit_type = 'first'
),
-- a time is looked for by the day of asking and its own day, and not by ranges: most times that
-- start in the window are taken long before
offers_by_day as (
    select *, starts_on - days_ahead as asked_on
    from offers
    cross join (
        select unnest(range(max(limit_days) + 1))::integer as days_ahead
        from reference.guarantee_limits
    ) as windows
    where starts_on - days_ahead between free_from::date and free_until::date
),
asked_days as (
    select *, asked_at::date as asked_on,
        unnest(generate_series(asked_at::date, last_on, interval 1 day))::date as starts_on
    from askers
),
found as (
    select
        contact_id, other_clinic_id,
        count(*) filter (where is_web_bookable or not is_web) as free_count,
        min(starts_at) filter (where is_web_bookable or not is_web) as earliest_at
    from asked_days
    join offers_by_day using (asked_on, starts_on)
    where free_from <= asked_at and asked_at < free_until and starts_at > asked_at
        and (is_web_bookable or not is_web or other_clinic_id = clinic_id)
    group by all
),
off_web as (
    select contact_id
    from found
    where free_count = 0
),
in_window as (
    select
        contact_id,
        sum(free_count) filter (where ring = 'own_clinic')::integer as free_own_count,
        count(*) filter (where km <= 10)::integer as clinics_within_10_km,
        count(*) filter (where km <= 25)::integer as clinics_within_25_km,
        count(*) filter (where km <= 50)::integer as clinics_within_50_km,
        count(*)::integer as clinics_anywhere,
        min(earliest_at) filter (where ring = 'own_clinic') as earliest_own_at,
        min(earliest_at) as earliest_any_at
    from found
    join askers using (contact_id)
    join marts.clinic_distances using (clinic_id, other_clinic_id)
    where free_count > 0
    group by contact_id
),
doubted as (
    select distinct contact_id
    from askers
    join marts.slot_doubts using (clinic_id)
    where asked_at >= doubtful_from and asked_at < doubtful_until
        and starts_at > asked_at and starts_at::date <= last_on
        and (is_web_bookable or not is_web)
),
known as (
    select contact_id
    from askers
    left join in_window using (contact_id)
    where free_own_count > 0 or contact_id not in (select contact_id from doubted)
),
-- farther ahead only where the window held nothing
days_beyond as (
    select
        contact_id, clinic_id, asked_at, is_web, before_at, clinics_anywhere,
        unnest(generate_series(last_on + 1, look_until, interval 1 day))::date as starts_on
    from askers
    left join in_window using (contact_id)
    where free_own_count is null
),
beyond as (
    select contact_id, true as is_own, starts_at
    from days_beyond
    join offers on other_clinic_id = clinic_id and offers.starts_on = days_beyond.starts_on
    where free_from <= asked_at and asked_at < free_until
        and starts_at > asked_at and starts_at < before_at
        and (is_web_bookable or not is_web)
    union all
    select contact_id, false, starts_at
    from days_beyond
    join offers using (starts_on)
    where clinics_anywhere is null and free_from <= asked_at and asked_at < free_until
        and starts_at > asked_at and starts_at < before_at
        and (is_web_bookable or not is_web)
),
earliest_beyond as (
    select
        contact_id,
        min(starts_at) filter (where is_own) as earliest_own_at,
        min(starts_at) filter (where not is_own) as earliest_any_at
    from beyond
    group by contact_id
)
select
    contacts.contact_id,
    clinic_id,
    contact_on,
    asked_at,
    first_starts_at,
    limit_days,
    is_late,
    known.contact_id is not null as is_known,
    is_mature,
    is_cancelled_inside_window,
    is_patient_chosen,
    coalesce(wait_days <= limit_days, false) as is_in_time,
    booking_via,
    booking_way,
    booking_route,
    booking_form,
    visit_weekday,
    owner,
    body_region,
    age_band,
    home_municipality_id,
    coalesce(free_own_count, 0) as free_own_count,
    coalesce(clinics_within_10_km, 0) as clinics_within_10_km,
    coalesce(clinics_within_25_km, 0) as clinics_within_25_km,
    coalesce(clinics_within_50_km, 0) as clinics_within_50_km,
    coalesce(clinics_anywhere, 0) as clinics_anywhere,
    case
        when free_own_count > 0 then 'own_clinic'
        when clinics_within_10_km > 0 then 'within_10_km'
        when clinics_within_25_km > 0 then 'within_25_km'
        when clinics_within_50_km > 0 then 'within_50_km'
        when clinics_anywhere > 0 then 'anywhere'
        else 'none'
    end as nearest_free,
    off_web.contact_id is not null as has_free_off_web,
    case
        when first_starts_at <= in_window.earliest_own_at then null
        else coalesce(in_window.earliest_own_at, earliest_beyond.earliest_own_at)
    end as earliest_own_at,
    case
        when first_starts_at <= in_window.earliest_any_at then null
        else coalesce(in_window.earliest_any_at, earliest_beyond.earliest_any_at)
    end as earliest_any_at
from contacts
left join known on known.contact_id = contacts.contact_id
left join in_window on in_window.contact_id = known.contact_id
left join off_web on off_web.contact_id = known.contact_id
left join earliest_beyond on earliest_beyond.contact_id = known.contact_id
