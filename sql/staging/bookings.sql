/*
about = "One row: a booking, or a seeker without a time yet, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    booking_id,
    -- rebookings share a contact; without its id: same patient, clinic and moment of contact
    coalesce(
        contact_id,
        patient_id || '|' || clinic_id || '|' || try_cast(contact_at as timestamp)::varchar,
        booking_id
    ) as contact_id,
    slot_id, patient_id, patient_municipality_code, clinic_id,
    try_cast(contact_at as timestamp) as contact_at,
    try_cast(booked_at as timestamp) as booked_at,
    try_cast(starts_at as timestamp) as starts_at,
    try_cast(cancelled_at as timestamp) as cancelled_at,
    try_cast(assessed_at as timestamp) as assessed_at,
    visit_type, profession, booking_method, booking_via, guarantee, deviation_code, status,
    body_region, age_band
from raw.bookings
where row_id not in (select row_id from raw.superseded where table_name = 'bookings')
