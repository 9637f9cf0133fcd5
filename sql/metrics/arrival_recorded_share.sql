/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
counts_from = "referrals"
splits = ["leg", "channel", "record_system", "sender_group"]
watch = ["leg"]
needs = ["clinics.kind"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran, kod 3"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "receiving_unit_id"
municipality = "municipality_id"

[label]
sv = "Ankomsten registrerad"
en = "Arrival on record"

[definition]
sv = "Av de behov och remisser som skickades under perioden och är kända som framme: andel där själva mottagandet är registrerat. Hos övriga vet vi det bara av vad mottagaren gjorde sedan, så dagarna på väg kan vara för många. För en region eller kommun läggs båda vägarna ihop; de visas också var för sig, och signaler söks i var och en."
en = "Of the needs and referrals sent in the period that are known to have arrived: the share whose arrival itself is on record. Of the others we only know it from what the receiver did next, so the days on the way may be too many. For a region or a municipality both ways are put together; they are shown apart too, and signals are looked for in each."

[why]
sv = "Där ankomsten sällan registreras säger dagarna på väg mindre."
en = "Where arrivals are seldom recorded the days on the way say less."
*/
select
    sent_on as day,
    origin_clinic_id, referring_unit_id, receiving_unit_id, municipality_id,
    leg,
    channel,
    record_system,
    sender_group,
    count(*) filter (where is_received_in_record) as numerator,
    count(*) as denominator
from marts.transfers
where outcome = 'received'
group by all
