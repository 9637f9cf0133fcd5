/*
shape = "duration"
unit = "days"
decimals = 0
good = "down"
counts_from = "needs"
disclose_with = ["need_to_referral_share"]
needs = ["needs", "needs.sent_at", "needs.outcome", "referrals.need_id"]
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "doctor_unit_id"
specialist = "doctor_unit_id"
municipality = "municipality_id"

[label]
sv = "Från behov till remiss"
en = "From need to referral"

[definition]
sv = "Kalenderdagar från det att fysioterapeuten såg behovet till att läkarens remiss skickades, för behov som sågs under perioden. Ett behov kan i stället sluta med att läkaren avböjde, att det inte fullföljdes eller att det inte kom fram inom 30 dagar; varje sådant slut räknas som sitt eget. Ett behov utan något känt slut 180 dagar efter att det sågs slutar då som okänt. Behov som inte är avgjorda räknas med de dagar som har gått."
en = "Calendar days from when the physiotherapist saw the need until the doctor's referral was sent, for needs seen in the period. A need can instead end with the doctor declining, with not being pursued or with not arriving within 30 days; each of these ends counts as its own. A need without any known end 180 days after it was seen ends then as unknown. Needs that are not settled count with the days that have passed."

[why]
sv = "Patienten väntar från det att behovet sågs, inte från det att remissen skickades."
en = "The patient waits from when the need was seen, not from when the referral was sent."
*/
select
    -- a case belongs to the day on which the data could first see it
    need_on + entered_after_days as day,
    origin_clinic_id, doctor_unit_id, municipality_id,
    days_to_end as wait_days,
    outcome,
    entered_after_days
from marts.needs
where entered_after_days = 0 or days_to_end > entered_after_days
