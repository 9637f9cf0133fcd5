/*
about = "One row per contact under the care guarantee's limit for a medical assessment: a first visit sought at a physiotherapy clinic, assessed in time, late, never, or not yet."
[columns]
contact_id = "The contact, as in marts.visits."
clinic_id = "The clinic of the contact's first booking."
contact_on = "Local date on which the patient sought contact; day 0 of the limit."
visit_weekday = "Weekday of the contact, 1 Monday to 7 Sunday."
open_days_in_window = "Open days after day 0 and inside the limit: 3 for a Monday, 1 for a Thursday, 0 before Christmas."
booking_via = "How the first booking was made."
owner = "The clinic's owner."
body_region = "As the extract writes it."
age_band = "As the extract writes it."
home_municipality_id = "Unit id of the patient's municipality; elsewhere if it is no unit here or not told."
is_patient_chosen = "Coded as patient-chosen wait, deviation code 1."
limit_days = "Calendar days that the guarantee allows, by the date of contact."
is_mature = "The limit has passed by as_of, so the contact can be judged."
is_cancelled_inside_window = "The patient cancelled a time that lay inside the limit, whatever came after."
assessed_on = "Local date of the completed assessment; empty if there is none by as_of."
wait_days = "Calendar days from contact to assessment; empty if there is none."
outcome = "assessed, no_show, cancelled or open."
ended_on = "Day on which the wait ended; empty while open."
days_to_end = "Calendar days from contact to ended_on; while open, to as_of."
entered_after_days = "Days of the wait that had passed when the extract first could see it."
*/
select
    contact_id,
    clinic_id,
    contact_on,
    visit_weekday,
    last_days.open_days_until - first_days.open_days_until as open_days_in_window,
    booking_via,
    owner,
    body_region,
    age_band,
    home_municipality_id,
    is_patient_chosen,
    limit_days,
    contact_on + limit_days <= getvariable('as_of')::date as is_mature,
    coalesce(cancelled_start_on <= contact_on + limit_days, false) as is_cancelled_inside_window,
    assessed_on,
    wait_days,
    outcome,
    ended_on,
    days_to_end,
    entered_after_days
from marts.visits
join marts.first_times using (contact_id)
join reference.guarantee_limits
    on visits.contact_on >= guarantee_limits.valid_from
    and visits.contact_on <= coalesce(guarantee_limits.valid_to, date '9999-12-31')
left join marts.days as first_days on first_days.day = visits.contact_on
left join marts.days as last_days on last_days.day = visits.contact_on + limit_days
where visit_type = 'first' and is_guarantee
