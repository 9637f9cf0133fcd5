/*
about = "One row: a booking as it was known at as_of; later outcomes are not known."
*/
select
    booking_id, contact_id, slot_id, patient_id, patient_municipality_code, clinic_id,
    contact_at, booked_at, starts_at,
    case when cancelled_at::date <= getvariable('as_of') then cancelled_at end as cancelled_at,
    case when assessed_at::date <= getvariable('as_of') then assessed_at end as assessed_at,
    visit_type, profession, booking_method, booking_via, guarantee, deviation_code,
    -- cancelled without a moment: nothing says that it came later, so it stands
    case
        when status in ('attended', 'no_show')
            and coalesce(starts_at, assessed_at)::date > getvariable('as_of') then 'booked'
        when status in ('cancelled_by_patient', 'cancelled_by_clinic')
            and cancelled_at::date > getvariable('as_of') then 'booked'
        else status
    end as status,
    body_region, age_band
from staging.bookings
where row_id not in (select row_id from quarantine.bookings where severity = 'rejected')
    and row_id not in (select row_id from quarantine.after_as_of where table_name = 'bookings')
