/*
about = "One row: a search for free times, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    search_id, municipality_code,
    try_cast(searched_at as timestamp) as searched_at,
    try_cast(earliest_starts_at as timestamp) as earliest_starts_at,
    try_cast(clinics_shown as integer) as clinics_shown,
    try_cast(slots_shown as integer) as slots_shown,
    try_cast(within_3_days as integer) as within_3_days
from raw.searches
where row_id not in (select row_id from raw.superseded where table_name = 'searches')
