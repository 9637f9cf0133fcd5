/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "needs"
splits = ["exam", "body_region"]
needs = ["needs", "referrals.need_id"]
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Från behov till vidimerat svar"
en = "From need to acknowledged report"

[definition]
sv = "Kalenderdagar från det att fysioterapeuten såg behovet till att svaret på undersökningen var vidimerat, med alla omtag, för alla kedjor som började under perioden. En kedja kan i stället sluta hos läkaren (avböjt, inte fullföljt, aldrig framme, okänt efter 180 dagar), hos radiologin (returnerad eller avvisad och inte skickad på nytt inom 60 dagar), med en remiss som gick förlorad eller med makulering. Kedjor som pågår räknas med de dagar som har gått."
en = "Calendar days from when the physiotherapist saw the need until the report on the examination was acknowledged, with every loop, for all chains that began in the period. A chain can instead end with the doctor (declined, not pursued, never arrived, unknown after 180 days), with radiology (returned or rejected and not sent again within 60 days), with a referral that was lost or by being voided. Chains still going count with the days that have passed."

[why]
sv = "Det är patientens väntan, vilken del av kedjan den än uppstår i."
en = "This is the patient's wait, in whichever part of the chain it arises."
*/
select
    need_on + entered_after_days as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    body_region,
    days_since_need as wait_days,
    outcome,
    entered_after_days
from marts.referral_chains
where has_need and (entered_after_days = 0 or days_since_need > entered_after_days)
