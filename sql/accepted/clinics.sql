/*
about = "One row: a clinic or other unit."
*/
select
    clinic_id, municipality_code, region_code, name, kind, owner, contract, record_system,
    booking_form, ultrasound_on_premises, sefos_from, valid_from, valid_to, latitude,
    longitude
from staging.clinics
where row_id not in (select row_id from quarantine.clinics where severity = 'rejected')
