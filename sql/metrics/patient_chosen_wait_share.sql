/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
matures_after_days = 3
splits = ["booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_cohort"]
counts_rest_of = ["assessed_within_3_days_cohort"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.deviation_code"]
source = "SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[label]
sv = "Kodade som patientvald väntan"
en = "Coded as patient-chosen wait"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel kodade som patientvald väntan, det vill säga att patienten var informerad och avböjde en tid inom gränsen. Räknas på samma personer som huvudmåttet: den som själv avbokade en tid inom tre dagar räknas inte."
en = "Of those under the care guarantee who sought contact in the period: the share coded as patient-chosen wait, meaning that the patient was informed and declined a time inside the limit. Counted on the same people as the headline figure: those who themselves cancelled a time within three days are not counted."

[why]
sv = "Koden tar bort väntan ur SKR:s mått, så skillnader i kodning blir skillnader i resultat."
en = "The code takes waits out of SKR's measure, so differences in coding become differences in results."
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
    count(*) filter (where is_patient_chosen) as numerator,
    count(*) as denominator
from marts.guarantee_contacts
where is_mature and not is_cancelled_inside_window
group by all
