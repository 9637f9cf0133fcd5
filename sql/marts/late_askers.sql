/*
view = true
about = "One row per contact of marts.late_contacts for which a time inside the limit was free somewhere: who stands in line for the free times."
[columns]
contact_number = "Place in the line, from 0: by asked_at, at the same moment by contact_id."
contact_id = "A contact of marts.late_contacts."
clinic_id = "The own clinic."
asked_at = "When the first time was booked, or contact was sought."
last_on = "Last day of the limit."
is_web = "Booked on the web, so that only times that the web shows count."
*/
select
    row_number() over (order by asked_at, contact_id)::integer - 1 as contact_number,
    contact_id,
    clinic_id,
    asked_at,
    contact_on + limit_days as last_on,
    booking_way = 'web' as is_web
from marts.free_slots_at_contact
where is_late and is_known and is_mature and not is_cancelled_inside_window
    and nearest_free <> 'none'
