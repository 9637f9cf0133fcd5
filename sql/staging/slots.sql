/*
about = "One row: a time that could be booked, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    slot_id, clinic_id,
    try_cast(starts_at as timestamp) as starts_at,
    try_cast(released_at as timestamp) as released_at,
    try_cast(removed_at as timestamp) as removed_at,
    try_cast(minutes as integer) as minutes,
    visit_type,
    try_cast(is_web_bookable as boolean) as is_web_bookable
from raw.slots
where row_id not in (select row_id from raw.superseded where table_name = 'slots')
