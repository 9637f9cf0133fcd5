/*
shape = "stock"
unit = "count"
decimals = 0
good = "down"
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Väntar på bedömning"
en = "Waiting for assessment"

[definition]
sv = "Antal under vårdgarantin som vid slutet av periodens sista dag har sökt kontakt men varken bedömts, uteblivit eller fått tiden avbokad utan ny tid."
en = "Number of those under the care guarantee who at the end of the period's last day have sought contact and have neither been assessed, missed the visit nor had the time cancelled with no new one."

[why]
sv = "De som väntar just nu syns inte i mått på genomförda besök."
en = "Those who wait right now do not show in measures of completed visits."
*/
with last_days as (
    select distinct least(ends_on, as_of) as day
    from marts.periods
    cross join marts.span
)
select clinic_id, day, count(*) as value
from last_days
join marts.guarantee_contacts
    on contact_on <= day and coalesce(ended_on, date '9999-12-31') > day
group by all
