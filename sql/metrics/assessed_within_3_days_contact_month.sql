/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
matures_after_days = 3
splits = ["booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_cohort", "never_assessed_share"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, utökad primärvårdsuppföljning"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (bedömda, efter månad för kontakt)"
en = "Assessed within three days (assessed, by month of contact)"

[definition]
sv = "Av dem som sökte kontakt under perioden, omfattas av vårdgarantin och har fått en medicinsk bedömning: andel bedömda inom tre kalenderdagar. Endast kontakter vars tre dagar har gått. Den som själv avbokade en tid inom de tre dagarna räknas inte, så de bedömda i tid är desamma som i huvudmåttet."
en = "Of those under the care guarantee who sought contact in the period and have had a medical assessment: the share assessed within three calendar days. Only contacts whose three days have passed. Those who themselves cancelled a time within the three days are not counted, so those assessed in time are the same as in the headline figure."

[why]
sv = "Visar vad som ändras när bedömningar räknas till den månad då patienten sökte. Att den som själv avbokade en tid inom gränsen lämnas utanför hör till samma steg."
en = "Shows what changes when assessments are counted in the month in which the patient sought care. Leaving out those who themselves cancelled a time within the limit belongs to the same step."
*/
select
    clinic_id,
    contact_on as day,
    booking_via,
    owner,
    visit_weekday,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where wait_days <= limit_days) as numerator,
    count(*) as denominator
from marts.guarantee_contacts
where is_mature and not is_cancelled_inside_window and assessed_on is not null
group by all
