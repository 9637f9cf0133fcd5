/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "down"
matures_after_days = 3
splits = ["home_municipality"]
wide = ["home_municipality"]
numerator_splits = ["outcome"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_cohort", "assessed_within_3_days_contact_month"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at"]
source = "HSF 2017:80 6 kap. 1 § p 2"

[units]
physio = "clinic_id"

[label]
sv = "Inte bedömda"
en = "Not assessed"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som till och med sista dagen i underlaget inte har fått någon medicinsk bedömning, för att de väntar ännu, uteblev eller fick tiden avbokad. Den som själv avbokade en tid inom tre dagar räknas inte."
en = "Of those under the care guarantee who sought contact in the period: the share who by the last day of the data have had no medical assessment, because they still wait, did not attend or had their time cancelled. Those who themselves cancelled a time within three days are not counted."

[why]
sv = "Den som aldrig fick komma saknas i mått som bara räknar genomförda besök."
en = "Those who were never seen are missing from measures that count completed visits only."
*/
select
    clinic_id,
    contact_on as day,
    case outcome when 'assessed' then null when 'open' then 'still_waiting' else outcome end
        as outcome,
    visit_weekday,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where outcome <> 'assessed') as numerator,
    count(*) as denominator
from marts.guarantee_contacts
where is_mature and not is_cancelled_inside_window
group by all
