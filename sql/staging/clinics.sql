/*
about = "One row: a clinic or other unit, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    clinic_id, municipality_code, region_code, name, kind, owner, contract, record_system,
    booking_form,
    try_cast(ultrasound_on_premises as boolean) as ultrasound_on_premises,
    try_cast(sefos_from as date) as sefos_from,
    try_cast(valid_from as date) as valid_from,
    try_cast(valid_to as date) as valid_to,
    try_cast(latitude as double) as latitude,
    try_cast(longitude as double) as longitude
from raw.clinics
where row_id not in (select row_id from raw.superseded where table_name = 'clinics')
