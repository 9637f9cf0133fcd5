/*
view = true
about = "One row per search for free times at all clinics nearby."
[columns]
search_id = "The search."
searched_on = "Local date."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
clinics_shown = "Clinics with a free time that were shown."
slots_shown = "Free times that were shown."
within_3_days = "Those of them that start that day or in the next three; empty where the log does not tell."
is_empty = "No time was shown; empty where the log does not tell."
*/
select
    search_id,
    searched_at::date as searched_on,
    coalesce(unit_id, 'elsewhere') as home_municipality_id,
    clinics_shown,
    slots_shown,
    within_3_days,
    slots_shown = 0 as is_empty
from accepted.searches
left join marts.units
    on unit_kind = 'municipality' and unit_id = 'municipality-' || municipality_code
