/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
matures_after_days = 3
splits = ["booking_via", "owner"]
needs = ["clinics.kind", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom 3 dagar (bedömda, efter månad för kontakt)"
en = "Assessed within 3 days (assessed, by month of contact)"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och har fått en medicinsk bedömning: andel bedömda inom tre kalenderdagar. Endast kontakter vars tre dagar har gått."
en = "Of those under the care guarantee who sought contact in the period and have had a medical assessment: the share assessed within three calendar days. Only contacts whose three days have passed."

[why]
sv = "Visar vad som ändras när samma bedömningar räknas till den månad då patienten sökte."
en = "Shows what changes when the same assessments are counted in the month in which the patient sought care."
*/
select
    clinic_id,
    contact_on as day,
    booking_via,
    owner,
    count(*) filter (where wait_days <= limit_days) as numerator,
    count(*) as denominator
from marts.guarantee_contacts
where is_mature and assessed_on is not null
group by all
