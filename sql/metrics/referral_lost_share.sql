/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "down"
counts_from = "referrals"
matures_after_days = 30
splits = ["leg", "channel", "owner", "record_system", "contract", "has_sefos", "sender_group", "leg,channel", "leg,sender_group"]
watch = ["leg"]
needs = ["clinics.kind"]
source = "TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "receiving_unit_id"
municipality = "municipality_id"

[label]
sv = "Behov och remisser som aldrig kom fram"
en = "Needs and referrals that never arrived"

[definition]
sv = "Av de behov och remisser som skickades under perioden: andel som inte var kända som framme inom 30 dagar. Behov går från fysioterapeut till läkare, remisser från läkare till radiologi. Det som makulerades på vägen räknas inte. Framme är det som är registrerat som mottaget eller som mottagaren på annat sätt har handlat på. För en region eller kommun läggs båda vägarna ihop; de visas också var för sig, och signaler söks i var och en."
en = "Of the needs and referrals sent in the period: the share not known to have arrived within 30 days. Needs go from physiotherapist to doctor, referrals from doctor to radiology. What was voided on its way is not counted. Arrived is what is recorded as received or what the receiver has otherwise acted on. For a region or a municipality both ways are put together; they are shown apart too, and signals are looked for in each."

[why]
sv = "En remiss som försvinner väntar ingen på utom patienten."
en = "For a referral that vanishes nobody waits but the patient."
*/
select
    sent_on as day,
    origin_clinic_id, referring_unit_id, receiving_unit_id, municipality_id,
    leg,
    channel,
    owner,
    record_system,
    contract,
    has_sefos,
    sender_group,
    count(*) filter (where is_lost) as numerator,
    count(*) as denominator
from marts.transfers
-- still open after 30 days is what was voided on its way
where sent_on + 30 <= getvariable('as_of')::date and outcome <> 'open'
group by all
