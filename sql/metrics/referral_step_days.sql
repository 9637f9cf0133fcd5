/*
shape = "duration"
unit = "days"
decimals = 0
good = "neither"
counts_from = "referrals"
splits = ["step", "step,exam", "step,body_region"]
only_splits = true
source = "Putter, Fiocco & Geskus 2007"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Dagar per steg i remisskedjan"
en = "Days per step of the referral chain"

[definition]
sv = "Kalenderdagar på varje steg i remisskedjan, för samma kedjor och på samma dag som i Remisskedjans steg. Steget slutar när kedjan går vidare eller lämnas; utfallet är vart den gick. Den som är kvar på steget räknas med de dagar som har gått. Redovisas bara steg för steg."
en = "Calendar days at each step of the referral chain, for the same chains and on the same day as in Steps of the referral chain. The step ends when the chain goes on or is left; the outcome is where it went. Those still at the step count with the days that have passed. Told step by step only."

[why]
sv = "Den sammanlagda tiden säger inte var den går åt."
en = "The total time does not tell where it is spent."
*/
select
    started_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    from_step as step,
    exam,
    body_region,
    days as wait_days,
    to_step as outcome
from marts.flow_steps
