/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
counts_from = "referrals"
dimensions = ["from_step", "to_step"]
splits = ["exam", "body_region"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Remisskedjans steg"
en = "Steps of the referral chain"

[definition]
sv = "Antal remisskedjor som gick från varje steg till nästa, lämnade kedjan eller är kvar på steget. En kedja börjar med fysioterapeutens behov, eller när remissen skickas om inget behov finns registrerat, och räknas den dagen. Ett behov utan något känt slut efter 180 dagar lämnar kedjan som okänt. Varje kedja passerar varje steg en gång, på den remiss som kom längst: det som kommer in i ett steg går också ut ur det. Kedjor som kompletterades eller skickades på nytt räknas dessutom för sig, en gång per slag."
en = "Number of referral chains that went from each step to the next, left the chain or are still at the step. A chain begins with the physiotherapist's need, or when the referral is sent where no need is on record, and counts on that day. A need without any known end after 180 days leaves the chain as unknown. Each chain passes each step once, on the referral that came furthest: what comes into a step also goes out of it. Chains that were completed or sent again are counted besides, once for each kind."

[why]
sv = "Det visar var i kedjan patienter faller bort, och var de blir kvar."
en = "It shows where in the chain patients fall away, and where they remain."
*/
select
    started_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    body_region,
    from_step,
    to_step,
    count(*) as count
from marts.flow_steps
group by all
