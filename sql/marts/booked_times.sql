/*
about = "One row per booking of a time at a physiotherapy clinic whose day has come, by as_of: kept, missed or cancelled. Drop-ins were never booked, and bookings of which the extract does not say what came are left out."
[columns]
booking_id = "The booking."
clinic_id = "The clinic."
starts_on = "Local date on which the booked time starts."
visit_type = "first or return."
lead_time = "Days from booking to start: same_day, 1_3, 4_7, 8_14, 15_28 or 29_plus; unknown where the booking's day is not told."
outcome = "attended, no_show, late_cancelled (by the patient less than 24 hours before), cancelled_earlier (by the patient, or not told when) or cancelled_by_clinic."
booking_way = "web, staff, open_invitation or other."
booking_route = "web_direct, web_guided, open_invitation, staff or other."
owner = "The clinic's owner."
booking_form = "The clinic's: not_connected, direct or guided_form."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
is_guarantee = "The booking is marked as under the care guarantee."
*/
with bookings as (
    select *, starts_at::date - booked_at::date as lead_days
    from accepted.bookings
    where starts_at::date <= getvariable('as_of')::date
        and status in ('attended', 'no_show', 'cancelled_by_patient', 'cancelled_by_clinic')
        and booking_via is distinct from 'drop_in'
),
homes as (
    select unit_id as home_municipality_id from marts.units where unit_kind = 'municipality'
)
select
    booking_id,
    clinic_id,
    starts_at::date as starts_on,
    visit_type,
    case
        when lead_days is null then 'unknown'
        when lead_days <= 0 then 'same_day'
        when lead_days <= 3 then '1_3'
        when lead_days <= 7 then '4_7'
        when lead_days <= 14 then '8_14'
        when lead_days <= 28 then '15_28'
        else '29_plus'
    end as lead_time,
    case
        when status <> 'cancelled_by_patient' then status
        -- a cancellation of which only the day is told is late if it came on the day itself
        when cancelled_at > starts_at - interval 24 hours then 'late_cancelled'
        else 'cancelled_earlier'
    end as outcome,
    coalesce(booking_way, 'other') as booking_way,
    case
        when booking_way = 'web' and booking_form = 'guided_form' then 'web_guided'
        when booking_way = 'web' then 'web_direct'
        else coalesce(booking_way, 'other')
    end as booking_route,
    owner,
    booking_form,
    body_region,
    age_band,
    coalesce(homes.home_municipality_id, 'elsewhere') as home_municipality_id,
    guarantee is not distinct from '1' as is_guarantee
from bookings
join marts.units on unit_id = clinic_id and unit_kind = 'physio'
left join homes
    on homes.home_municipality_id = 'municipality-' || patient_municipality_code
left join reference.booking_ways using (booking_via)
