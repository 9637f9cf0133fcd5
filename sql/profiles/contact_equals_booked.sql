/*
about = "Per clinic, how often a phone booking says that the patient sought care at the very moment it was booked: the clock then starts too late."
[columns]
clinic_id = "A physiotherapy clinic."
bookings = "Phone bookings with both times known."
equal = "Those in which the patient is said to have sought care when the time was booked."
*/
select
    clinic_id,
    count(*) as bookings,
    count(*) filter (where contact_at = booked_at) as equal
from accepted.bookings
where booking_via = 'phone' and booked_at is not null
group by all
