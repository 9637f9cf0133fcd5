/*
about = "One row: a search made by as_of."
*/
select
    search_id, municipality_code, searched_at, earliest_starts_at, clinics_shown, slots_shown,
    within_3_days
from staging.searches
where row_id not in (select row_id from quarantine.searches where severity = 'rejected')
    and row_id not in (select row_id from quarantine.after_as_of where table_name = 'searches')
