/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "referrals"
looks_back_days = 90
splits = [
    "body_region",
    "referrer_profession",
    "exam",
    "receiving_unit",
    "owner",
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["exam", "priority", "age_band"]
watch = ["body_region"]
needs = ["referrals.patient_id", "referrals.body_region"]
source = "Strålsäkerhetsmyndigheten, SSMFS 2018:5; Dir. 2013/59/Euratom"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Samma kroppsdel undersökt på nytt inom 90 dagar"
en = "Same body region examined again within 90 days"

[definition]
sv = "Av de undersökningar som gjordes under perioden: andel där patienten högst 90 dagar tidigare hade fått samma kroppsdel undersökt, med vilken metod som helst och på vems remiss som helst. Räknas på den som remitterade till den senare undersökningen. De första 90 dagarna går inte att bedöma."
en = "Of the examinations made in the period: the share in which the patient had had the same body region examined at most 90 days before, by any method and on anyone's referral. Counted on the one who referred to the later examination. The first 90 days cannot be judged."

[why]
sv = "En upprepad undersökning kan vara ett led i utredningen eller dubbelt arbete: talet visar var det är värt att fråga."
en = "A repeated examination can be a step of the work-up or work done twice: the figure shows where it is worth asking."
*/
select
    performed_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    body_region,
    referrer_profession,
    exam,
    receiving_unit,
    owner,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_repeat) as numerator,
    count(*) as denominator
from marts.imaging_exams
where patient_id is not null and body_region is not null
group by all
