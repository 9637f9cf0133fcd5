/*
about = "One row: a need of an image or a doctor that a physio saw, by the latest delivery."
*/
select
    row_id, source_file, source_row,
    need_id, patient_id, origin_clinic_id, received_by,
    try_cast(need_at as timestamp) as need_at,
    try_cast(sent_at as timestamp) as sent_at,
    try_cast(received_at as timestamp) as received_at,
    try_cast(gp_contact_at as timestamp) as gp_contact_at,
    body_region, wanted_exam, channel, outcome
from raw.needs
where row_id not in (select row_id from raw.superseded where table_name = 'needs')
